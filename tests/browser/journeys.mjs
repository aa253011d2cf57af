// Journeys by keyboard alone. Not run until the pages they name are there: rename to journeys.test.mjs and tests/run takes it along.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { base, launch } from './lib/browser.mjs';
import { password } from './lib/cast.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const hasFocus = (target) => target.evaluate((element) => element === document.activeElement);

// Presses Tab until one of the matching elements has the focus, and sees to it that the focus can be seen.
async function tabTo(page, target, most = 200) {
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press('Tab');
    const focused = await target.evaluateAll((elements) => elements.indexOf(document.activeElement));
    if (focused < 0) continue;
    const box = await target.nth(focused).boundingBox();
    assert.ok(box && box.width > 0 && box.height > 0, 'the focus is on something that cannot be seen');
    return target.nth(focused);
  }
  assert.fail(`Tab never came to ${target}`);
}

// Enter on a link or a button, and wait for the page it brings.
const enter = (page) => Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);

async function signInByKeyboard(page, user) {
  await page.goto(`${base}/logg-inn`);
  await tabTo(page, page.getByLabel('Brukernavn'));
  await page.keyboard.type(user);
  await tabTo(page, page.getByLabel('Passord', { exact: true }));
  await page.keyboard.type(password);
  await enter(page);
  assert.doesNotMatch(page.url(), /logg-inn/);
}

// A context of its own for each journey. The cast used here reads bokmål.
function journey(name, walk) {
  test(name, async () => {
    const context = await browser.newContext({ locale: 'nb-NO', viewport: { width: 1360, height: 900 } });
    await walk(await context.newPage());
    await context.close();
  });
}

journey('the first Tab offers to skip to the content', async (page) => {
  await page.goto(`${base}/tildelinger`);
  await page.keyboard.press('Tab');
  assert.ok(await hasFocus(page.getByRole('link', { name: 'Hopp til hovedinnhold' })));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.activeElement.closest('main') !== null), 'the focus is not in the content');
});

journey('Kari signs in, opens her draft, writes and saves', async (page) => {
  await signInByKeyboard(page, 'kari.planlegger');
  await page.goto(`${base}/soknader`);
  const draft = page.getByRole('main').getByRole('row').or(page.getByRole('listitem')).filter({ hasText: 'Utkast' }).getByRole('link', { name: /\d{4}-\d{5}/ });
  await tabTo(page, draft);
  await enter(page);
  const sections = page.getByRole('main').locator(`a[href^="${new URL(page.url()).pathname}/"]`);
  await tabTo(page, sections);
  await enter(page);

  const text = `Skrevet med tastatur ${Date.now()}`;
  const field = await tabTo(page, page.getByRole('main').locator('textarea'));
  const name = await field.getAttribute('name');
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
  await tabTo(page, page.getByRole('button', { name: /^Lagre/ }));
  const section = page.url();
  await enter(page);
  await page.goto(section);
  assert.equal(await page.locator(`textarea[name="${name}"]`).inputValue(), text);
});

journey('Olav signs in and opens a case from his worklist', async (page) => {
  await signInByKeyboard(page, 'olav.saksbehandler');
  await tabTo(page, page.getByRole('navigation').getByRole('link', { name: /^Saker/ }));
  await enter(page);
  await tabTo(page, page.getByRole('main').locator('a[href^="/saker/2"]'));
  await enter(page);
  assert.match(new URL(page.url()).pathname, /^\/saker\/\d{4}-\d{5}/);
  assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
});
