// What there is only once the deadline has passed. Moves the demo's clock, which cannot go back: this file is run last.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { base, launch } from './lib/browser.mjs';
import { inspect, noComplaints } from './lib/checks.mjs';
import { declareImpartial, enter, menu, signInByKeyboard, tabTo } from './lib/keyboard.mjs';

const DEADLINE = '2019-10-20T21:59'; // 20.10.2019 at 23.59 in Oslo
let browser;
let page;

before(async () => {
  browser = await launch();
  page = await (await browser.newContext({ locale: 'nb-NO', viewport: { width: 1360, height: 900 } })).newPage();
});
after(() => browser?.close());

test('the clock is moved past the deadline by keyboard', async () => {
  await page.goto(`${base}/demo/klokke`);
  const clock = () => page.locator('header time, aside time').first().getAttribute('datetime');
  if ((await clock()) < DEADLINE) {
    await tabTo(page, page.getByLabel('Dato', { exact: true }));
    await page.keyboard.type('21.10.2019');
    await enter(page);
  }
  assert.ok((await clock()) > DEADLINE);
});

test('Anne comes to the button that approves', async () => {
  await signInByKeyboard(page, 'anne.godkjenner');
  await menu(page, 'Vedtak');
  await tabTo(page, page.getByRole('main').locator('a[href="/vedtak/2019-agder-2"]'));
  await enter(page);
  await tabTo(page, page.getByRole('main').locator('tbody').getByRole('link'));
  await enter(page);
  await declareImpartial(page);
  await tabTo(page, page.getByRole('link', { name: /brevet/i }));
  await tabTo(page, page.locator('form[action$="/vedtak"] button'));
  // Not pressed: the sums of the demo are what they are.
});

test('Anne must say why she returns a proposal', async () => {
  const comment = page.locator('form[action$="/innstilling/retur"] textarea');
  await tabTo(page, page.locator('form[action$="/innstilling/retur"] button'), 3);
  const answer = await enter(page);
  assert.equal(answer.status(), 422);
  assert.match(await page.title(), /^Feil: /);
  await tabTo(page, page.locator('ds-error-summary a'), 3);
  await page.keyboard.press('Enter');
  assert.ok(await comment.evaluate((field) => field === document.activeElement), 'the fault leads to the field');
  noComplaints(await inspect(page));
});
