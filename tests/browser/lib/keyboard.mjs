// A person who has no mouse: every step by Tab, Space, Enter and letters, and the focus in sight all the way.
import assert from 'node:assert/strict';
import { base } from './browser.mjs';
import { password } from './cast.mjs';

// What is wrong with where the focus is, or nothing: it must be marked, on the screen and not lie under anything.
const unseen = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    // Past the last element the browser's own window has the focus before the page begins anew.
    if (element === document.body) return '';
    const name = `${element.tagName.toLowerCase()} «${(element.name || element.textContent.trim() || element.id).slice(0, 40)}»`;
    const box = element.getClientRects()[0];
    if (!box || box.width < 2 || box.height < 2) return `${name} has no size`;
    // The skip link is only there while it has the focus: that is its mark. A box or radio button is marked together with its label.
    const marked = element.matches('.ds-skip-link') || [element, element.closest('.ds-field')].filter(Boolean).some((each) => {
      const style = getComputedStyle(each);
      return style.boxShadow !== 'none' || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2);
    });
    if (!marked) return `${name} is not marked`;
    const x = box.left + Math.min(box.width, innerWidth) / 2;
    const y = Math.max(box.top, 0) + Math.min(box.height, innerHeight - Math.max(box.top, 0)) / 2;
    if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return `${name} is outside the window`;
    const top = document.elementFromPoint(x, y);
    const same = top && (element.contains(top) || top.contains(element) || top.closest('label')?.control === element);
    return same ? '' : `${name} lies under ${top?.tagName.toLowerCase()}.${top?.className}`;
  });

// One press of Tab, looked at once the page has stopped moving.
async function tab(page) {
  await page.keyboard.press('Tab');
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))));
  const fault = await unseen(page);
  assert.equal(fault, '', `the focus cannot be seen at ${page.url()}`);
}

// Presses Tab until one of the matching elements has the focus.
export async function tabTo(page, target, most = 200) {
  for (let presses = 0; presses < most; presses++) {
    await tab(page);
    const focused = await target.evaluateAll((elements) => elements.indexOf(document.activeElement));
    if (focused >= 0) return target.nth(focused);
  }
  return assert.fail(`Tab never came to ${target}`);
}

// Enter on a link or a button, and wait for the page it brings.
export async function enter(page) {
  const [answer] = await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  return answer;
}

export async function signInByKeyboard(page, user) {
  await page.goto(`${base}/logg-inn`);
  await tabTo(page, page.getByLabel('Brukernavn'));
  await page.keyboard.type(user);
  await tabTo(page, page.getByLabel('Passord', { exact: true }));
  await page.keyboard.type(password);
  await enter(page);
  assert.doesNotMatch(page.url(), /logg-inn/);
}

export async function menu(page, name) {
  await tabTo(page, page.getByRole('navigation').getByRole('link', { name }));
  await enter(page);
}

// A choice in a list, made by typing the beginning of its text.
export async function choose(page, label, text) {
  const list = await tabTo(page, page.getByRole('main').getByLabel(label, { exact: true }));
  await page.keyboard.type(text);
  assert.match(await list.evaluate((select) => select.selectedOptions[0].label), new RegExp(`^${text}`));
}

// An office's case opens only after habilitet; who has declared it before comes straight in.
export async function declareImpartial(page) {
  const yes = page.getByRole('main').locator('input[name="svar"][value="ja"]');
  if ((await yes.count()) === 0) return;
  await tabTo(page, page.getByRole('main').locator('input[name="svar"]'));
  await page.keyboard.press('Space');
  assert.ok(await yes.isChecked());
  await tabTo(page, page.getByRole('main').locator('form button[type="submit"]'));
  await enter(page);
}
