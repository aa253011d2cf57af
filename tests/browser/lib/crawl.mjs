// Walks the links a signed-in person can reach, by GET only, and sorts what it finds into page types.
import { base } from './browser.mjs';

// Of every path pattern each person opens this many; lists would otherwise be walked to the end.
const OPENED = { page: 12, query: 4, file: 2 };
// Nor are these: leaving ends the walk, and the language (there and by `hreflang`) is tested by itself.
const NOT_WALKED = /^\/(logg-ut|sprak)\b|[?&]sprak=/;

// «/saker/2018-00012/brev/3» → «/saker/:sak/brev/:n»
export function pageType(url) {
  const path = url.pathname
    .split('/')
    .map((part) => {
      if (/^\d{4}-\d{5}$/.test(part)) return ':sak';
      if (/^[\w-]{16,}$/.test(part) && /[A-Z0-9]/.test(part)) return ':id';
      return part.replace(/\d+/g, ':n');
    })
    .join('/');
  const keys = [...new Set(url.searchParams.keys())].sort().join('&');
  return keys ? `${path}?${keys}` : path;
}

// The page's build without its words: two cases in different states have different forms and so count as two.
export function skeleton(html) {
  const parts = new Set();
  for (const [tag] of html.matchAll(/<(?:h1|h2|h3|form|input|select|textarea|button|table|dialog|details|fieldset|div|p|ds-\w+)\b[^>]*>/g)) {
    const name = tag.match(/^<([\w-]+)/)[1];
    const marks = [...tag.matchAll(/\s(?:class|name|role|type|data-color|aria-invalid)="([^"]*)"/g)].map((mark) => mark[1]);
    parts.add([name, ...marks].join(' ').replace(/\d+/g, 'n'));
  }
  return [...parts].sort().join('|');
}

export function links(html, from) {
  const found = [];
  for (const [tag, raw] of html.matchAll(/<a\b[^>]*?\shref="([^"]*)"[^>]*>/g)) {
    if (/\shreflang=/.test(tag)) continue;
    const href = raw.replaceAll('&amp;', '&').replaceAll('&#x2F;', '/');
    const url = new URL(href, from);
    url.hash = '';
    if (url.origin === new URL(base).origin && !NOT_WALKED.test(url.pathname + url.search)) found.push(url);
  }
  return found;
}

function room(url) {
  if (/\.(?!html)\w{2,5}$/.test(url.pathname)) return OPENED.file;
  return url.search ? OPENED.query : OPENED.page;
}

// Returns {pages, broken}: every distinct page (type, skeleton, url, html) and every link that did not answer with 200.
export async function crawl(request, starts) {
  const seen = new Set();
  const opened = new Map();
  const pages = new Map();
  const broken = [];
  const queue = starts.map((path) => ({ url: new URL(path, base), from: 'start' }));
  while (queue.length > 0) {
    const { url, from } = queue.shift();
    const type = pageType(url);
    if (seen.has(url.href) || (opened.get(type) ?? 0) >= room(url)) continue;
    seen.add(url.href);
    opened.set(type, (opened.get(type) ?? 0) + 1);
    const answer = await request.get(url.href, { failOnStatusCode: false, timeout: 60_000 });
    if (answer.status() !== 200) {
      broken.push(`${url.pathname}${url.search} answers ${answer.status()} (linked from ${from})`);
      continue;
    }
    if (!(answer.headers()['content-type'] ?? '').startsWith('text/html')) continue;
    const html = await answer.text();
    const landed = new URL(answer.url());
    const page = { type: pageType(landed), skeleton: skeleton(html), url: landed.pathname + landed.search, html };
    const key = `${page.type}\n${page.skeleton}`;
    if (!pages.has(key)) pages.set(key, page);
    // The demo's list of notices holds everybody's links; most are not for whoever reads it here.
    if (landed.pathname === '/demo/e-post') continue;
    for (const next of links(html, landed)) queue.push({ url: next, from: landed.pathname });
  }
  return { pages: [...pages.values()], broken };
}
