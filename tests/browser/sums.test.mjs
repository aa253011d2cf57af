// The public list adds up: per office and year, granted net of declined is the amount the state accounts show as booked.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const base = process.env.BASE_URL ?? 'http://127.0.0.1:8000';
const fixtures = new URL('../../fixtures/', import.meta.url);

// Splits a line of CSV; the fixtures quote fields that hold a comma.
function cells(line, separator) {
  const found = line.matchAll(new RegExp(`(?:^|${separator})(?:"((?:[^"]|"")*)"|([^"${separator}]*))`, 'g'));
  return [...found].map(([, quoted, plain]) => (quoted ?? plain).replaceAll('""', '"'));
}

function rows(text, separator) {
  const [head, ...lines] = text.trim().split(/\r?\n/);
  const names = cells(head, separator);
  return lines.map((line) => Object.fromEntries(cells(line, separator).map((value, n) => [names[n], value])));
}

function fixture(path) {
  return rows(readFileSync(new URL(path, fixtures), 'utf8'), ',');
}

const header = 'ar;embete;kommunenummer;kommune;fylkesnummer;fylke;saksnummer;sokt_kr;tildelt_kr;utbetalt_kr;brukt_kr;ubrukt_kr';
const names = new Map(fixture('geography/county_governors.csv').map((row) => [row.office, row.name]));
const booked = fixture('money/booked_by_office.csv');

for (const year of ['2017', '2018', '2019']) {
  test(`the awards of ${year} add up to the booked amounts`, async () => {
    const answer = await fetch(`${base}/tildelinger.csv?ar=${year}`);
    assert.equal(answer.status, 200);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    assert.notEqual(bytes[0], 0xef, 'no byte order mark unless asked for');
    const text = new TextDecoder().decode(bytes);
    assert.equal(text.split('\r\n')[0], header);
    const sums = new Map();
    for (const row of rows(text, ';')) {
      assert.equal(row.ar, year);
      sums.set(row.embete, (sums.get(row.embete) ?? 0) + Number(row.tildelt_kr));
    }
    const expected = booked.filter((row) => row.year === year);
    assert.ok(expected.length >= 10);
    for (const row of expected) {
      assert.equal(sums.get(names.get(row.office)), Number(row.booked_kr), `${row.office} ${year}`);
    }
    assert.equal(sums.size, expected.length);
  });
}

test('the sum is the same in the borders of then and now', async () => {
  const total = async (query) => {
    const answer = await fetch(`${base}/tildelinger.csv?ar=2018${query}`);
    return rows(await answer.text(), ';').reduce((sum, row) => sum + Number(row.tildelt_kr), 0);
  };
  const then = await total('&grenser=da');
  assert.equal(await total('&grenser=na'), then);
  assert.equal(await total('&grenser=2020'), then);
});

test('awards went to at least 215 municipalities over the three years', async () => {
  const codes = new Set();
  for (const year of ['2017', '2018', '2019']) {
    const answer = await fetch(`${base}/tildelinger.csv?ar=${year}&grenser=na`);
    for (const row of rows(await answer.text(), ';')) if (Number(row.tildelt_kr) > 0) codes.add(row.kommunenummer);
  }
  assert.ok(codes.size >= 215, `${codes.size} municipalities`);
});
