// Forms as pages show them: found, filled with what must be refused, sent, and the answer looked at.
import { base } from './browser.mjs';
import { pageType } from './crawl.mjs';

export const WRONG = '<b>æ</b> 1.234,5';
// What may be long must be too long to be wrong: one cannot write the wrong words in a comment.
const TOO_LONG = 700;

const attribute = (tag, name) => tag.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1].replaceAll('&#x2F;', '/').replaceAll('&amp;', '&');

// «/rammer/:n/embeter/:embete»: one office's frame is as good as another's.
// «/utlysninger/:utlysning/endring», «/passord/:id»: as pageType, and what it leaves of keys.
const pattern = (action) =>
  pageType(new URL(action, base))
    .replace(/embeter\/[\w-]+/, 'embeter/:embete')
    .replace(/utlysninger\/:n-[\w:-]+/, 'utlysninger/:utlysning')
    .replace(/passord\/.+/, 'passord/:id');

// The POST forms of a page: {action, pattern, fields, writes, nth}; one with several addresses comes several times.
export function forms(html) {
  const found = [];
  const all = [...html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].map((match) => match[0]);
  all.forEach((form, nth) => {
    const opening = form.slice(0, form.indexOf('>') + 1);
    if (attribute(opening, 'method') !== 'post') return;
    const tags = [...form.matchAll(/<(?:input|select|textarea|button)\b[^>]*>/g)].map((tag) => tag[0]);
    const fields = tags.filter((tag) => !/^<button|type="hidden"/.test(tag));
    const names = [...new Set(fields.map((tag) => (attribute(tag, 'name') ?? '').replace(/\d+/g, 'n')))];
    const writes = fields.some((tag) => !/^<select|type="(?:radio|checkbox)"/.test(tag));
    const actions = [attribute(opening, 'action'), ...tags.map((tag) => attribute(tag, 'formaction')).filter(Boolean)];
    for (const action of actions) found.push({ action, pattern: pattern(action), nth, fields: names, writes });
  });
  return found;
}

// Fills in the page without the events of typing, so that no script saves or mends anything on the way. Returns what was filled in.
const fill = (form, way) =>
  form.evaluate(
    (element, { way, wrong, tooLong }) => {
      const typed = {};
      for (const field of element.elements) {
        if (!field.name || field.readOnly || field.matches('button, [type="hidden"]')) continue;
        if (field.matches('[type="radio"], [type="checkbox"]')) {
          if (way === 'empty') field.checked = false;
        } else if (field.matches('select')) {
          if (way === 'empty') field.selectedIndex = 0;
          typed[field.id] = field.value;
        } else {
          const long = field.matches('textarea') ? wrong.repeat(tooLong) : wrong;
          field.value = way === 'empty' ? '' : long;
          if (field.type !== 'password') typed[field.id] = field.value;
        }
      }
      return typed;
    },
    { way, wrong: WRONG, tooLong: TOO_LONG },
  );

// Sends the form as it stands.
export async function press(page, { action, nth }) {
  const form = page.locator('form').nth(nth);
  const [answer] = await Promise.all([
    page.waitForNavigation(),
    form.evaluate((element, action) => {
      element.noValidate = true;
      const own = [...element.querySelectorAll('button')].find((button) => button.getAttribute('formaction') === action);
      element.requestSubmit(own ?? element.querySelector('button'));
    }, action),
  ]);
  return answer;
}

// Fills the form with what is wrong and sends it; returns {answer, typed}.
export async function send(page, form, way) {
  const typed = await fill(page.locator('form').nth(form.nth), way);
  return { answer: await press(page, form), typed };
}

// Fills in the fields given and sends the form, which must be taken.
export async function take(page, form, values) {
  await page.goto(base + form.url);
  for (const [name, value] of Object.entries(values)) await page.locator('form').nth(form.nth).locator(`[name="${name}"]`).fill(value);
  const answer = await press(page, form);
  if (!answer.request().redirectedFrom()) throw new Error(`${form.pattern} answers ${answer.status()}`);
}

// What is wrong with the page that tells what to mend.
export async function refused(page, answer, typed) {
  // What is stored and refused is led to its page, where the faults stand; everything else is answered with them.
  const led = answer.request().redirectedFrom();
  if (led && new URL(page.url()).searchParams.get('vis') !== 'feil') return [`is taken as it is, and leads to ${new URL(page.url()).pathname}`];
  if (!led && (answer.status() < 400 || answer.status() > 499)) return [`answers ${answer.status()}`];
  const complaints = [];
  const title = await page.title();
  if (!/^(Feil|Error): /.test(title)) complaints.push(`the title is «${title}»`);
  const { links, lost, unlinked } = await page.evaluate((typed) => {
    const links = [...document.querySelectorAll('ds-error-summary a')].map((link) => {
      const id = decodeURIComponent(link.getAttribute('href').slice(1));
      const field = document.getElementById(id);
      const said = document.getElementById(`${id}-feil`)?.textContent.trim();
      return { id, text: link.textContent.trim(), there: Boolean(field), seen: Boolean(field?.checkVisibility()), marked: field?.getAttribute('aria-invalid') === 'true', said };
    });
    const same = (one, other) => one.replaceAll('\r\n', '\n').trim() === other.replaceAll('\r\n', '\n').trim();
    const lost = Object.entries(typed).filter(([id, value]) => !same(document.getElementById(id)?.value ?? '', value)).map(([id]) => id);
    const linked = new Set(links.map((link) => link.id));
    const unlinked = [...document.querySelectorAll('main [aria-invalid="true"]')].filter((field) => !linked.has(field.id) && !linked.has(field.name)).map((field) => field.id);
    return { links, lost, unlinked };
  }, typed);
  // Before an application or a report is sent in, the list leads to the parts it must be mended in.
  const parts = await page.locator('main .missing a').evaluateAll((found) => found.map((link) => link.href));
  for (const href of new Set(parts)) {
    const part = await page.request.get(href);
    if (!part.ok()) complaints.push(`${href} answers ${part.status()}`);
  }
  if (links.length + parts.length === 0) complaints.push('there is no list of faults');
  const texts = links.map((link) => link.text);
  const twice = texts.filter((text, nth) => texts.indexOf(text) < nth);
  if (twice.length > 0) complaints.push(`the list of faults says the same more than once: ${twice.join(' ')}`);
  for (const { id, text, there, seen, marked, said } of links) {
    if (!there) complaints.push(`«${text}» leads to #${id}, which is not there`);
    else if (!seen) complaints.push(`«${text}» leads to #${id}, which cannot be seen`);
    else if (!marked) complaints.push(`#${id} is not marked as wrong`);
    else if (!said || !(text.endsWith(said) || said.split(/(?<=[.!?]) /).some((sentence) => text.endsWith(sentence)))) complaints.push(`«${text}» is not said at #${id}`);
  }
  if (lost.length > 0) complaints.push(`what was typed is gone: ${lost.join(', ')}`);
  if (unlinked.length > 0) complaints.push(`marked as wrong, but not in the list of faults: ${unlinked.join(', ')}`);
  return complaints;
}
