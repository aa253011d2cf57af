// Every form the cast can reach, sent empty and with wrong values: the answer says what to mend, keeps what was typed and is a page like any other.
// Needs a running demo: BASE_URL (tests/run browser starts one). Overwrites drafts and moves one case a few steps on; what is granted stays as it is.
//   --bilder DIR   keeps a picture of every refused page in both widths and colour schemes
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { asksOnBehalfOf, base, launch, signIn } from './lib/browser.mjs';
import { anonymous, cast, password } from './lib/cast.mjs';
import { inspect, listen, noComplaints } from './lib/checks.mjs';
import { crawl } from './lib/crawl.mjs';
import { openDoors } from './lib/doors.mjs';
import { forms, press, refused, send, take } from './lib/forms.mjs';
import { validate } from './lib/vnu.mjs';

// Forms without fields are buttons: pressing them does what they say, so they are not pressed here.
const BUTTONS = [
  '/logg-inn', // the demo's buttons: signs in as one of the cast
  '/logg-ut',
  '/velg-organisasjon',
  '/min-side/okter/:n/slutt', // ends a session
  '/brukere/:n/passordlenke', // sends a letter
  '/brukere/:n/sperring', // shuts somebody out
  '/demo/klokke', // a day, a week
  '/soknader', // starts a draft
  '/soknader/:sak/forkasting', // throws the draft away
  '/soknader/:sak/trekking', // withdraws the application
  '/rapporter/:sak/:n/innsending',
  '/saker/:sak/gjenopptak', // takes a returned application as it stands
  '/saker/:sak/innstilling/tilbaketrekking', // takes the proposal back
  '/saker/:sak/vedtak',
  '/saker/:sak/tilskudd/konto', // registers the account; pressed below
  '/saker/:sak/tilskudd/utbetalinger/:n/attestasjon', // pressed below
  '/rapportkontroll/:sak/godkjenning', // approves the report; pressed below
  '/rapportkontroll/:sak/avslutning', // closes the grant
  '/rammer/:n/utlysning/kunngjoring', // announces the call
  '/utlysninger/:utlysning/oppgjor', // settles the round
];
// What is right although nothing, or nonsense, was written.
const RIGHT = new Map([
  ['/soknader/:sak/brukerorganisasjoner wrong', 'an organisation may have any name'],
  ['/soknader/:sak/samarbeid empty', 'all of it is optional'],
  ['/soknader/:sak/tilskudd/avslag empty', 'one may decline without a reason: declines'],
  ['/saker/:sak/vurdering empty', 'half an assessment is saved as well'],
  ['/glemt-passord wrong', 'gives everybody the same answer'],
]);
// Right steps that lead to further forms: [form, what to write, who sees the next page, where that is].
const grant = (path) => path.replace('/rapportkontroll/', '/saker/').replace(/(\/saker\/[\d-]+)$/, '$1/tilskudd');
const STEPS = [
  ['/saker/:sak/tilskudd/konto', {}, 'olav.saksbehandler', grant],
  ['/saker/:sak/tilskudd/utbetalinger', {}, 'turid.okonomi', grant],
  ['/saker/:sak/tilskudd/utbetalinger/:n/attestasjon', {}, 'turid.okonomi', grant],
];

const option = (name) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined);
const pictures = option('--bilder');
const saved = mkdtempSync(join(tmpdir(), 'opptrapping-refused-'));
const states = new Map(); // user → cookies
const found = new Map(); // pattern and fields → {user, state, url, …form}
const tried = new Set();
let browser;

before(async () => {
  browser = await launch();
  if (pictures) mkdirSync(pictures, { recursive: true });
});
after(async () => {
  await browser?.close();
  rmSync(saved, { recursive: true, force: true });
});

const open = (state) => browser.newContext({ storageState: state, viewport: { width: 1360, height: 900 } });

function keep(user, state, url, html) {
  for (const form of forms(html)) {
    const key = `${form.pattern} ${form.fields.join(' ')}`;
    if (!found.has(key)) found.set(key, { ...form, user, state, url });
  }
}

// Walks what a person can reach on behalf of one organisation, and keeps each form the first time it is met. Returns how many there are.
async function collect(user, nth = 0) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const starts = ['/', '/logg-inn', '/glemt-passord'];
  let organisations = 1;
  if (user !== anonymous) {
    await signIn(page, user);
    if (asksOnBehalfOf(page) || new URL(page.url()).pathname === '/velg-organisasjon') {
      const choices = page.locator('main form button[type="submit"]');
      organisations = await choices.count();
      await Promise.all([page.waitForNavigation(), choices.nth(nth).click()]);
    }
    starts.push(new URL(page.url()).pathname, ...(await openDoors(context.request)));
  }
  const { pages } = await crawl(context.request, starts);
  const state = await context.storageState();
  states.set(user, state);
  await context.close();
  for (const { url, html } of pages) keep(user, state, url, html);
  return organisations;
}

test('forms are found', async () => {
  for (const user of [anonymous, ...cast]) {
    const organisations = await collect(user);
    for (let nth = 1; nth < organisations; nth++) await collect(user, nth);
  }
  const unknown = [...found.values()].filter(({ fields, pattern }) => fields.length === 0 && !BUTTONS.includes(pattern) && !pattern.endsWith('/innsending'));
  noComplaints(unknown.map(({ pattern, url }) => `${pattern} at ${url} has no fields: is it a button?`));
  assert.ok(found.size > 40, `only ${found.size} forms`);
});

// The page as an answer: kept for the validator, looked at in both widths and colour schemes.
async function lookAt(page, answer, name) {
  writeFileSync(join(saved, `${name}.html`), await answer.text());
  return inspect(page, async (width, scheme) => {
    if (pictures) await page.screenshot({ path: join(pictures, `${name}-${width}-${scheme}.png`), fullPage: true });
  });
}

// `act` sends a form and returns {answer, complaints}.
async function attempt(form, name, act) {
  const complaints = [];
  const context = await open(form.state);
  const page = await context.newPage();
  listen(page, complaints);
  await page.goto(base + form.url);
  const outcome = await act(page, context);
  complaints.push(...outcome.complaints);
  if (!outcome.answer.request().redirectedFrom()) complaints.push(...(await lookAt(page, outcome.answer, name.replace(/[^a-z0-9]+/gi, '_'))));
  await context.close();
  // Chromium reports the status of a refused page as an error of its own.
  noComplaints(complaints.filter((text) => !/^console: Failed to load resource: .* status of 4\d\d/.test(text)));
}

async function refuseAll(t) {
  // Last empty, so that what is tried afterwards meets empty drafts; buttons such as the one that sends in come after all fields.
  const entries = [...found].filter(([key]) => !tried.has(key)).sort(([, one], [, other]) => (one.fields.length === 0) - (other.fields.length === 0));
  for (const [key, form] of entries) {
    tried.add(key);
    if (form.fields.length === 0 && BUTTONS.includes(form.pattern)) continue;
    for (const way of form.writes ? ['wrong', 'empty'] : ['empty']) {
      const name = `${form.pattern} ${way}`;
      if (RIGHT.has(name)) continue;
      await t.test(`${name} (${form.user}, ${form.url})`, () =>
        attempt(form, `${form.pattern}-${form.nth}-${way}`, async (page) => {
          const { answer, typed } = await send(page, form, way);
          return { answer, complaints: await refused(page, answer, typed) };
        }),
      );
    }
  }
}

test('what is wrong is refused with a page that helps', async (t) => {
  await refuseAll(t);
  for (const [pattern, values, user, where] of STEPS) {
    const form = [...found.values()].find((each) => each.pattern === pattern);
    assert.ok(form, `nobody meets ${pattern}`);
    const context = await open(form.state);
    await take(await context.newPage(), form, values);
    await context.close();
    const next = await open(states.get(user));
    const url = where(form.url);
    keep(user, states.get(user), url, await (await next.request.get(base + url)).text());
    await next.close();
    await refuseAll(t);
  }
});

// A section of an application, sent after something has changed behind the person's back. What was typed is on the page, or
// sealed on its way through signing in.
const WRITTEN = 'Skrevet før noe endret seg.';
const BEHIND = [
  ['after a colleague has saved', 409, (page) => page.locator('main [name="versjon"]').evaluate((field) => (field.value = '0'))],
  ['from a page that showed something older', 409, (page) => page.locator('main [name="sett"]').first().evaluate((field) => (field.value = field.value.replace(/:\d+/g, ':0')))],
  ['after signing out elsewhere', 401, (_, context) => context.clearCookies()],
  // Last: it ends the session that the others use.
  ['after signing in anew in another window', 403, async (_, context, form) => {
    const other = await context.newPage();
    await signIn(other, form.user);
    await other.close();
  }],
];
for (const [name, status, change] of BEHIND) {
  test(`a section sent ${name} keeps what was typed`, async () => {
    const form = [...found.values()].find(({ pattern }) => pattern === '/soknader/:sak/maal');
    await attempt(form, `section-${status}`, async (page, context) => {
      await page.locator('#maal').fill(WRITTEN);
      await change(page, context, form);
      const answer = await press(page, form);
      const complaints = answer.status() === status ? [] : [`answers ${answer.status()}`];
      let text = await answer.text();
      if (status === 401) {
        if (text.includes(WRITTEN)) complaints.push('what was typed can be read by whoever comes next');
        await page.locator('main [name="brukernavn"]').first().fill(form.user);
        await page.locator('main [name="passord"]').first().fill(password);
        const [back] = await Promise.all([page.waitForNavigation(), page.locator('main [name="passord"]').first().press('Enter')]);
        text = await back.text();
      }
      if (!text.includes(WRITTEN)) complaints.push('what was typed is gone');
      return { answer, complaints };
    });
  });
}

test('every refused page is valid HTML', () => {
  noComplaints(validate(saved));
});
