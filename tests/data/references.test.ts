import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import data from '../../assets/data/references.json' with { type: 'json' };
import table1 from '../../assets/data/table1.json' with { type: 'json' };
import table2 from '../../assets/data/table2.json' with { type: 'json' };
import table3 from '../../assets/data/table3.json' with { type: 'json' };
import table4 from '../../assets/data/table4.json' with { type: 'json' };

interface Work {
  readonly short: string;
  readonly name: string;
  readonly authors: string;
  readonly title: string;
  readonly venue: string;
  readonly year?: number;
  readonly url?: string;
}

const works: readonly [key: string, work: Work][] = Object.entries(data);

test('every entry says who, what and where', () => {
  for (const [key, { short, name, authors, title, venue }] of works) {
    for (const field of [short, name, authors, title, venue]) expect(field, key).not.toBe('');
  }
});

test('a key ends with the year that its short form shows', () => {
  for (const [key, { short, year }] of works.filter(([key]) => /\d{4}$/.test(key))) {
    expect(key.slice(-4), key).toBe(String(year));
    if (/\d/.test(short)) expect(short, key).toContain(String(year));
  }
});

test('short forms are told apart', () => {
  const shorts = works.map(([, { short }]) => short);
  expect(new Set(shorts).size).toBe(shorts.length);
});

test('links are https, and an arXiv number is the one of its link and year', () => {
  for (const [key, { url, venue, year }] of works) {
    if (url !== undefined) expect(url, key).toMatch(/^https:\/\//);
    const number = /^arXiv (\d{4}\.\d{5}|\d{4}\.\d{4})$/.exec(venue)?.[1];
    if (number === undefined) continue;
    expect(url, key).toBe(`https://arxiv.org/abs/${number}`);
    expect(20 * 100 + Number(number.slice(0, 2)), key).toBe(year);
  }
});

test('the two papers of the same name are told apart by their authors', () => {
  expect(data.chen2020v2.authors).toContain('Dhariwal');
  expect(data.chen2020icml.authors).not.toContain('Dhariwal');
  expect(data.chen2020v2.url).toContain('_V2.pdf');
});

test('every rival in tables 1 to 4 is in the list', () => {
  const names = works.map(([, { name }]) => name);
  const rivals = JSON.stringify([table1, table2, table3, table4]).matchAll(
    /"(?:model|method)":"([^"]+)"/g,
  );
  for (const [, rival = ''] of rivals) {
    if (rival.startsWith('iGPT')) continue;
    expect(
      names.some((name) => rival.startsWith(name)),
      rival,
    ).toBe(true);
  }
});

test('slides cite no unknown work', () => {
  const folder = new URL('../../slides/', import.meta.url);
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.md'))) {
    const cited = readFileSync(new URL(file, folder), 'utf8').matchAll(/\[@([\w:.-]+)/g);
    for (const [, key = ''] of cited) expect(Object.keys(data), file).toContain(key);
  }
});
