// Chromium, and signing in the way a person does.
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import { password } from './cast.mjs';

export const base = (process.env.BASE_URL ?? 'http://127.0.0.1:8000').replace(/\/$/, '');

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });

// Fills the password form beside the demo's buttons; a person with several organisations takes the first.
export async function signIn(page, user) {
  for (let attempt = 1; ; attempt++) {
    await page.goto(`${base}/logg-inn`);
    const form = page.locator('form:has([name="brukernavn"]):has([name="passord"])').first();
    await form.locator('[name="brukernavn"]').fill(user);
    await form.locator('[name="passord"]').fill(password);
    const [answer] = await Promise.all([page.waitForNavigation(), form.locator('[name="passord"]').press('Enter')]);
    if (answer?.status() !== 429) break;
    assert.ok(attempt < 4, `${user}: the rate limit on sign-in does not let go`);
    const seconds = Number(answer.headers()['retry-after'] ?? 15);
    await new Promise((done) => setTimeout(done, 1000 * Math.min(seconds, 60)));
  }
  assert.ok(!new URL(page.url()).pathname.startsWith('/logg-inn'), `${user} is not let in`);
}

// «På vegne av»: the page that asks on behalf of whom, if the person has a choice.
export const asksOnBehalfOf = (page) => new URL(page.url()).pathname.includes('vegne');

export async function chooseFirstOrganisation(page) {
  const form = page.locator('main form').first();
  const choice = form.getByRole('radio').first();
  if ((await choice.count()) > 0) await choice.check();
  await Promise.all([page.waitForNavigation(), form.locator('button:not([type="button"])').first().click()]);
}
