// An office's case shows nothing but the question of habilitet until it is answered. This answers it, so that the pages behind can be seen.
import { base } from './browser.mjs';

// Every year the demo has; of each state in a list so many cases.
const LISTS = ['ar=2019&runde=2', 'ar=2019&runde=1', 'ar=2018', 'ar=2017'];
const OPENED = 4;

// «/saker/2019-00206» and the words in the row, such as its state.
function rows(html) {
  const found = [];
  for (const [row] of html.matchAll(/<tr>[\s\S]*?<\/tr>/g)) {
    const path = row.match(/href="(\/saker\/\d{4}-\d{5})"/)?.[1];
    const tags = [...row.matchAll(/<span class="ds-tag"[^>]*>([^<]*)</g)].map((tag) => tag[1]);
    if (path) found.push({ path, state: tags.join(' ') });
  }
  return found;
}

// The addresses of one case per list and state, open to whoever's request it is; none for who is not at an office.
export async function openDoors(request) {
  const opened = [];
  for (const list of LISTS) {
    const answer = await request.get(`${base}/saker?${list}`, { failOnStatusCode: false });
    if (answer.status() !== 200) return [];
    const states = new Map();
    for (const { path, state } of rows(await answer.text())) {
      if ((states.get(state) ?? 0) >= OPENED) continue;
      states.set(state, (states.get(state) ?? 0) + 1);
      await declare(request, path);
      opened.push(path);
    }
  }
  return opened;
}

async function declare(request, path) {
  const html = await (await request.get(base + path)).text();
  if (!html.includes(`action="${path}/habilitet"`)) return;
  const own = html.slice(html.indexOf(`action="${path}/habilitet"`));
  // What every form begins with: its token, the organisation of its page, and what the page showed.
  const hidden = ['csrf', 'paa-vegne-av', 'sett'].map((name) => [name, own.match(new RegExp(`name="${name}" value="([^"]*)"`))[1]]);
  const answer = await request.post(`${base}${path}/habilitet`, { form: { ...Object.fromEntries(hidden), svar: 'ja', grunn: '' } });
  if (!answer.ok()) throw new Error(`${path}: habilitet answers ${answer.status()}`);
}
