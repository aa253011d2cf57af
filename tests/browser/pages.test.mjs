// Every page type the product has, as the cast meets it. Needs a running demo: BASE_URL (tests/run browser starts one).
//   --bilder DIR   keeps a picture of every page in both widths and colour schemes
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { asksOnBehalfOf, base, chooseFirstOrganisation, launch, signIn } from './lib/browser.mjs';
import { anonymous, cast } from './lib/cast.mjs';
import { inspect, listen, noComplaints, visibleControls } from './lib/checks.mjs';
import { crawl } from './lib/crawl.mjs';
import { openDoors } from './lib/doors.mjs';
import { validate } from './lib/vnu.mjs';

// Pages of one type that differ in build (a case in different states): so many of them go through the browser, all are validated.
const VARIANTS = 4;
const pictures = process.argv.includes('--bilder') ? process.argv[process.argv.indexOf('--bilder') + 1] : undefined;
const saved = mkdtempSync(join(tmpdir(), 'opptrapping-html-'));
const catalogue = new Map(); // type → skeleton → page
let browser;

before(async () => {
  browser = await launch();
  if (pictures) mkdirSync(pictures, { recursive: true });
});
after(async () => {
  await browser?.close();
  rmSync(saved, { recursive: true, force: true });
});

const fileName = (type, number) => `${type.replace(/[^a-z0-9:]+/gi, '_').replaceAll(':', '.').slice(0, 120)}-${number}`;

function keep(page, user, state) {
  const variants = catalogue.get(page.type) ?? new Map();
  catalogue.set(page.type, variants);
  if (variants.has(page.skeleton)) return;
  const name = fileName(page.type, variants.size + 1);
  variants.set(page.skeleton, { ...page, user, state, name });
  writeFileSync(join(saved, `${name}.html`), page.html);
}

const shooter = (page, name) => async (width, scheme) => {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}-${width}-${scheme}.png`), fullPage: true });
};

async function walk(user) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const starts = ['/'];
  if (user === anonymous) {
    starts.push('/logg-inn');
  } else {
    await signIn(page, user);
    if (asksOnBehalfOf(page)) {
      const complaints = await inspect(page, shooter(page, `pa-vegne-av-${user}`));
      noComplaints(complaints, 'the page that asks on behalf of whom');
      await chooseFirstOrganisation(page);
    }
    const landed = new URL(page.url());
    starts.unshift(landed.pathname + landed.search, ...(await openDoors(context.request)));
    if (user === 'nils.planlegger') {
      assert.equal(await page.evaluate(() => document.documentElement.lang), 'nn', 'Nils has chosen nynorsk');
    }
  }
  const { pages, broken } = await crawl(context.request, starts);
  const state = await context.storageState();
  for (const found of pages) keep(found, user, state);
  await context.close();
  noComplaints(broken, 'links that lead nowhere');
  assert.ok(pages.length > 1, 'nothing but the first page is linked');
}

test('every link leads somewhere', async (t) => {
  for (const user of [anonymous, ...cast]) await t.test(user, () => walk(user));
});

async function inBrowser(entry) {
  const complaints = [];
  const context = await browser.newContext({ storageState: entry.state, viewport: { width: 1360, height: 900 } });
  const page = await context.newPage();
  listen(page, complaints);
  await page.goto(base + entry.url);
  const withScripts = await visibleControls(page);
  complaints.push(...(await inspect(page, shooter(page, entry.name))));
  await context.close();
  complaints.push(...(await withoutScripts(entry, withScripts)));
  return complaints;
}

async function withoutScripts(entry, expected) {
  const context = await browser.newContext({ storageState: entry.state, viewport: { width: 1360, height: 900 }, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(base + entry.url);
  const visible = new Set(await visibleControls(page));
  await context.close();
  return expected.filter((name) => !visible.has(name)).map((name) => `without scripts «${name}» cannot be seen`);
}

test('every page type in the browser', { concurrency: 2 }, async (t) => {
  const entries = [...catalogue.values()].flatMap((variants) => [...variants.values()].slice(0, VARIANTS));
  await Promise.all(
    entries.map((entry) =>
      t.test(`${entry.type} (${entry.user}, ${entry.url})`, async () => noComplaints(await inBrowser(entry))),
    ),
  );
});

// `open` brings the page there and returns the answer.
async function metByMistake(name, status, open) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const answer = await open(page);
  assert.ok(status.includes(answer.status()), `answers ${answer.status()}`);
  writeFileSync(join(saved, `${name}.html`), await answer.text());
  noComplaints(await inspect(page, shooter(page, name)));
  await context.close();
}

test('a page that does not exist', () => metByMistake('404', [404], (page) => page.goto(`${base}/finnes-ikke`)));

test('a sign-in that is refused', () =>
  metByMistake('refused', [200, 401, 403, 422], async (page) => {
    await page.goto(`${base}/logg-inn`);
    await page.locator('[name="brukernavn"]').first().fill('ingen.her');
    await page.locator('[name="passord"]').first().fill('feil passord');
    const [answer] = await Promise.all([page.waitForNavigation(), page.locator('[name="passord"]').first().press('Enter')]);
    return answer;
  }));

test('the language can be switched and the page stays', async (t) => {
  for (const [name, lang] of [['Nynorsk', 'nn'], ['English', 'en'], ['Bokmål', 'nb']]) {
    await t.test(name, async () => {
      const context = await browser.newContext({ locale: lang === 'nb' ? 'en-GB' : 'nb-NO' });
      const page = await context.newPage();
      await page.goto(`${base}/tildelinger`);
      // The language one reads is plain text, so there may be nothing to press.
      const choice = page.getByRole('link', { name }).or(page.getByRole('button', { name })).first();
      if ((await page.evaluate(() => document.documentElement.lang)) !== lang) {
        await Promise.all([page.waitForNavigation(), choice.click()]);
      }
      assert.equal(await page.evaluate(() => document.documentElement.lang), lang);
      assert.equal(new URL(page.url()).pathname, '/tildelinger');
      await context.close();
    });
  }
});

test('every saved page is valid HTML', () => {
  noComplaints(validate(saved));
});
