// Journeys by keyboard alone, and one without scripts in nynorsk. Needs a running demo: BASE_URL (tests/run browser starts one).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test, { after, before } from 'node:test';
import { base, launch, signIn } from './lib/browser.mjs';
import { choose, declareImpartial, enter, menu, signInByKeyboard, tabTo } from './lib/keyboard.mjs';

const forms = JSON.parse(readFileSync(new URL('./questions.json', import.meta.url)));

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

// A context of its own for each journey. The cast used here reads bokmål.
function journey(name, walk, options = {}) {
  test(name, async () => {
    const context = await browser.newContext({ locale: 'nb-NO', viewport: { width: 1360, height: 900 }, ...options });
    try {
      await walk(await context.newPage());
    } finally {
      await context.close();
    }
  });
}

const language = (page) => page.evaluate(() => document.documentElement.lang);
const path = (page) => new URL(page.url()).pathname;

// Kari's one open draft: its case number is the demo's business.
async function openDraft(page) {
  const row = page.getByRole('main').getByRole('row').filter({ hasText: 'Utkast' });
  await tabTo(page, row.getByRole('link', { name: /\d{4}-\d{5}/ }));
  await enter(page);
  return path(page);
}

journey('the first Tab offers to skip to the content', async (page) => {
  await page.goto(`${base}/tildelinger`);
  await tabTo(page, page.getByRole('link', { name: 'Hopp til hovedinnhold' }), 1);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.activeElement.closest('main') !== null), 'the focus is not in the content');
});

journey('Kari signs in, opens her draft, writes and saves', async (page) => {
  await signInByKeyboard(page, 'kari.planlegger');
  await menu(page, 'Søknader');
  const draft = await openDraft(page);
  await tabTo(page, page.getByRole('main').locator(`a[href^="${draft}/maal"]`));
  await enter(page);

  const text = `Skrevet med tastatur ${Date.now()}`;
  const field = await tabTo(page, page.getByRole('main').locator('textarea'));
  const name = await field.getAttribute('name');
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
  await tabTo(page, page.getByRole('button', { name: 'Lagre', exact: true }));
  const section = page.url();
  await enter(page);
  assert.equal(await page.locator('.flash[role="status"]').innerText(), 'Lagret.');
  await page.goto(section);
  assert.equal(await page.locator(`textarea[name="${name}"]`).inputValue(), text);
});

journey('Kari comes from the list of faults to the field', async (page) => {
  await signInByKeyboard(page, 'kari.planlegger');
  await menu(page, 'Søknader');
  const draft = await openDraft(page);
  await page.goto(`${base}${draft}/budsjett`);
  const amount = await tabTo(page, page.locator('#medfinansiering'));
  const before = await amount.inputValue();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('mye');
  await page.keyboard.press('Enter');
  await page.waitForSelector('ds-error-summary');
  assert.ok(await page.evaluate(() => document.activeElement.closest('ds-error-summary') !== null), 'the summary takes the focus');
  await tabTo(page, page.locator('ds-error-summary a[href="#medfinansiering"]'), 12);
  await page.keyboard.press('Enter');
  assert.ok(await amount.evaluate((element) => element === document.activeElement));
  assert.equal(await amount.inputValue(), 'mye', 'what was typed is kept');

  // The draft is left as it was found.
  await page.keyboard.press('Control+A');
  await page.keyboard.type(before || ' ');
  await tabTo(page, page.getByRole('button', { name: 'Lagre', exact: true }));
  await enter(page);
});

// tests/browser/questions.json is written from the definitions (tests/architecture.rs).
journey('each question of the draft is drawn with what the script reads of it', async (page) => {
  await signIn(page, 'kari.planlegger');
  await page.goto(`${base}/soknader`);
  const row = page.getByRole('main').getByRole('row').filter({ hasText: 'Utkast' });
  const draft = await row.getByRole('link', { name: /\d{4}-\d{5}/ }).first().getAttribute('href');
  for (const [section, questions] of Object.entries(forms)) {
    await page.goto(`${base}${draft}/${section}`);
    for (const { name, kind, words } of questions) {
      const field = page.locator(`main [name="${name}"]`).first();
      const drawn = await field.evaluate((element) => ({
        tag: element.tagName, type: element.type, amount: 'amount' in element.dataset, words: Number(element.dataset.maxWords ?? 0), mode: element.inputMode,
      }));
      assert.equal(drawn.amount, kind === 'amount', `${name} is ${drawn.amount ? 'an' : 'no'} amount`);
      assert.equal(drawn.words, words, `${name} counts to ${drawn.words} words`);
      assert.equal(drawn.tag === 'SELECT' || ['radio', 'checkbox'].includes(drawn.type), kind === 'choice', `${name} is ${drawn.type}`);
      if (kind === 'decimal' || kind === 'numeric') assert.equal(drawn.mode, kind, name);
    }
  }
});

journey('Olav filters his worklist and opens a case', async (page) => {
  await signInByKeyboard(page, 'olav.saksbehandler');
  await menu(page, 'Saker');
  await choose(page, 'Status', 'Ny');
  await tabTo(page, page.getByRole('button', { name: 'Filtrer' }));
  await enter(page);
  assert.equal(new URL(page.url()).searchParams.get('status'), 'ny');
  const rows = page.getByRole('main').locator('tbody tr');
  assert.equal(await rows.count(), await rows.filter({ hasText: 'Ny' }).count(), 'only what was asked for');
  await tabTo(page, rows.getByRole('link'));
  await enter(page);
  await declareImpartial(page);
  assert.match(path(page), /^\/saker\/\d{4}-\d{5}$/);
  await tabTo(page, page.getByRole('main').locator('textarea'));
  await tabTo(page, page.getByRole('button', { name: /^Lagre/ }));
});

journey('Anne comes to a proposal, which waits for the deadline', async (page) => {
  await signInByKeyboard(page, 'anne.godkjenner');
  await menu(page, 'Vedtak');
  await tabTo(page, page.getByRole('main').locator('a[href="/vedtak/2019-agder-2"]'));
  await enter(page);
  await tabTo(page, page.getByRole('main').locator('tbody').getByRole('link'));
  await enter(page);
  await declareImpartial(page);
  assert.match(path(page), /^\/saker\/\d{4}-\d{5}$/);
});

journey('the language is switched and the page stays', async (page) => {
  await page.goto(`${base}/tildelinger?ar=2018`);
  for (const [name, code] of [['Nynorsk', 'nn'], ['English', 'en'], ['Bokmål', 'nb']]) {
    await tabTo(page, page.getByRole('link', { name, exact: true }));
    await enter(page);
    assert.equal(await language(page), code);
    assert.equal(path(page), '/tildelinger');
  }
});

journey('Kari signs out', async (page) => {
  await signInByKeyboard(page, 'kari.planlegger');
  await tabTo(page, page.getByRole('button', { name: 'Logg ut' }));
  await enter(page);
  await page.goto(`${base}/soknader`);
  assert.equal(path(page), '/logg-inn', 'the session is over');
});

// Presses what the name says and sees that the page it brings is in nynorsk as well.
async function follow(page, target) {
  const [answer] = await Promise.all([page.waitForNavigation(), target.click()]);
  assert.equal(await language(page), 'nn', `${page.url()} is not in nynorsk`);
  return answer;
}

journey(
  'Kari mends a section in nynorsk without scripts',
  async (page) => {
    await signIn(page, 'kari.planlegger');
    await page.goto(`${base}/soknader`);
    await follow(page, page.getByRole('link', { name: 'Nynorsk', exact: true }));
    await follow(page, page.getByRole('main').getByRole('row').filter({ hasText: 'Utkast' }).getByRole('link'));
    await follow(page, page.getByRole('main').getByRole('link', { name: /kontaktperson/ }).first());
    const right = await page.getByLabel('E-post').inputValue();
    await page.getByLabel('E-post').fill('kari (krøllalfa) arendal');
    const refused = await follow(page, page.getByRole('button', { name: 'Lagre og gå vidare' }));
    // Stored, and led to its page: going back never asks to send the form once more.
    assert.equal(refused.status(), 200);
    assert.match(page.url(), /vis=feil$/);
    assert.match(await page.title(), /^Feil: /);
    assert.equal(await page.locator('#feil-oppsummering').innerText(), 'Du må rette 1 feil før du kan gå vidare');
    assert.match(await page.getByText('Det du skreiv, er lagra.').innerText(), /manglar/);
    assert.equal(await page.getByLabel('E-post').inputValue(), 'kari (krøllalfa) arendal');
    assert.equal(await page.getByLabel('E-post').getAttribute('aria-invalid'), 'true');
    await page.getByLabel('E-post').fill(right);
    const mended = await follow(page, page.getByRole('button', { name: 'Lagre og gå vidare' }));
    assert.equal(mended.status(), 200);
    assert.match(path(page), /maal$/, 'on to the next section');
  },
  { javaScriptEnabled: false },
);
