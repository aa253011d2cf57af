// What is asked of every page in the browser. Each check returns a list of complaints; no complaint is a pass.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
export const WIDTHS = [1360, 320];
const HEIGHT = 900;

// Console errors, which is also where CSP refusals are told, and files that did not come.
export function listen(page, complaints) {
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
  page.on('requestfailed', (request) => complaints.push(`did not load: ${request.url()} (${request.failure()?.errorText})`));
}

// The page as it stands, in both widths and both colour schemes. `shoot(width, scheme)` may keep a picture.
export async function inspect(page, shoot = async () => {}) {
  const complaints = [];
  const violations = new Map(); // text → the views it was seen in
  await page.evaluate(axe);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      for (const text of await accessibility(page)) {
        violations.set(text, [...(violations.get(text) ?? []), `${width} ${colorScheme}`]);
      }
      await shoot(width, colorScheme);
    }
    if (width === 320) complaints.push(...(await overflow(page)));
  }
  for (const [text, views] of violations) complaints.push(`${text} (${views.join(', ')})`);
  complaints.push(...(await rawTexts(page)), ...(await language(page)));
  return complaints;
}

// Fails with the complaints as they are; a difference between two lists would say the same less plainly.
export function noComplaints(complaints, heading = '') {
  if (complaints.length === 0) return;
  const error = new Error([heading, ...complaints].filter(Boolean).join('\n'));
  error.stack = error.message;
  throw error;
}

async function accessibility(page) {
  // Colours under way would be measured half-way.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))));
  const violations = await page.evaluate(async (tags) => {
    const result = await globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
    return result.violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.slice(0, 3).map((node) => node.target.join(' ')), count: nodes.length }));
  }, TAGS);
  return violations.map(({ id, help, where, count }) => `axe ${id} ×${count}: ${help} at ${where.join(', ')}`);
}

async function overflow(page) {
  const { wide, culprits } = await page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    const wide = document.documentElement.scrollWidth;
    const beyond = wide > limit ? [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > limit + 1) : [];
    return { wide: wide > limit ? wide : 0, culprits: beyond.slice(0, 3).map((element) => `${element.tagName.toLowerCase()}.${element.className}`) };
  });
  return wide ? [`320 px: the page is ${wide} px wide, because of ${culprits.join(', ')}`] : [];
}

const texts = new URL('../../../templates/text/', import.meta.url);
let known;

// Every key of the Fluent files, so that one shown instead of its text is found.
function fluentKeys() {
  known ??= new Set(
    readdirSync(new URL('nb/', texts))
      .filter((file) => file.endsWith('.ftl'))
      .flatMap((file) => [...readFileSync(new URL(`nb/${file}`, texts), 'utf8').matchAll(/^([a-z][\w-]*)\s*=/gm)].map((line) => line[1]))
      .filter((key) => key.includes('-')),
  );
  return known;
}

async function rawTexts(page) {
  const shown = await page.evaluate(() => {
    const attributes = ['title', 'alt', 'placeholder', 'aria-label', 'aria-description'];
    const inAttributes = [...document.querySelectorAll(attributes.map((name) => `[${name}]`).join(','))].flatMap((element) =>
      attributes.map((name) => element.getAttribute(name) ?? ''),
    );
    return [document.title, document.body.innerText, ...inAttributes].join('\n');
  });
  const complaints = [];
  const markup = shown.match(/.{0,20}(?:\{\{|\}\}|\{%|%\}|\{ ?\$).{0,20}/);
  if (markup) complaints.push(`template markup is visible: «${markup[0]}»`);
  for (const [word] of shown.matchAll(/(?<![\w/.@-])[a-z][a-z0-9]*(?:-[a-z0-9]+)+(?![\w/@-])/g)) {
    if (fluentKeys().has(word)) complaints.push(`a text key is visible: «${word}»`);
  }
  return [...new Set(complaints)];
}

async function language(page) {
  const lang = await page.evaluate(() => document.documentElement.lang);
  return ['nb', 'nn', 'en'].includes(lang) ? [] : [`<html lang="${lang}">`];
}

// The names of the fields and buttons one can see.
export const visibleControls = (page) =>
  page.locator('form').locator('input:not([type="hidden"]), select, textarea, button').evaluateAll((controls) => [
    ...new Set(controls.filter((control) => control.checkVisibility()).map((control) => control.name || control.textContent.trim() || control.type)),
  ]);
