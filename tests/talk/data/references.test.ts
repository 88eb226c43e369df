import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import data from '../../../assets/data/references.json' with { type: 'json' };
import afterwards from '../../../assets/data/afterwards.json' with { type: 'json' };
import table1 from '../../../assets/data/table1.json' with { type: 'json' };
import table2 from '../../../assets/data/table2.json' with { type: 'json' };
import table3 from '../../../assets/data/table3.json' with { type: 'json' };
import table4 from '../../../assets/data/table4.json' with { type: 'json' };
import { addressOf, references, shortForm } from '../../../plugins/slides/compile/references.ts';

const works = [...references(data).values()];

/** The keys that each chapter's slides cite, by the slide's id. */
const cited = new Map<string, string[]>();
const folder = new URL('../../../slides/', import.meta.url);
for (const file of readdirSync(folder).filter((name) => name.endsWith('.md'))) {
  for (const slide of readFileSync(new URL(file, folder), 'utf8').split(/^---$/m)) {
    const id = /<!-- \.slide:[^>]*\bid="([^"]+)"/.exec(slide)?.[1] ?? file;
    cited.set(
      id,
      [...slide.matchAll(/\[(?:[^\][@]+:\s)?@[^\]]+\]/g)].flatMap(([citation]) =>
        [...citation.matchAll(/@([\w:.-]+)/g)].map(([, key = '']) => key),
      ),
    );
  }
}

test('every work has an author, and every paper a year', () => {
  for (const { id, authors, year, type } of works) {
    expect(authors.length, id).toBeGreaterThan(0);
    if (type !== 'software') expect(year, id).toBeDefined();
  }
});

test('a key that ends with a year ends with that of the work', () => {
  for (const { id, year } of works.filter(({ id }) => /\d{4}$/.test(id)))
    expect(id.slice(-4)).toBe(String(year));
});

test('links are https and lead to a DOI, arXiv, PMLR or whoever published it', () => {
  for (const { id, arxiv, year, ...work } of works) {
    const href = addressOf({ id, ...work, ...(arxiv && { arxiv }) });
    if (href !== undefined) expect(href, id).toMatch(/^https:\/\//);
    if (arxiv === undefined) continue;
    expect(href, id).toBe(`https://arxiv.org/abs/${arxiv}`);
    // A paper may have been at a conference in the year after.
    const posted = 2000 + Number(arxiv.slice(0, 2));
    expect([posted, posted + 1], id).toContain(year);
  }
});

test('the two papers of the same name are told apart by their authors', () => {
  const [v2, v1] = ['chen2020v2', 'chen2020icml'].map((key) =>
    works.find(({ id }) => id === key)?.authors.map(({ family }) => family),
  );
  expect(v2).toEqual('Chen Radford Child Wu Jun Dhariwal Luan Sutskever'.split(' '));
  expect(v1).toEqual(v2?.filter((family) => family !== 'Dhariwal'));
});

test('every work in the list is cited by a slide', () => {
  const keys = new Set([...cited.values()].flat());
  expect(works.map(({ id }) => id).filter((id) => !keys.has(id))).toEqual([]);
});

test('a text names no two works alike', () => {
  const names = works.map((work) => shortForm(work));
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

test.each([
  ['small-image-probes', table1],
  ['imagenet-probe', table2],
  ['fine-tuning', table3],
  ['few-labels', table4],
])('the slide %s cites every rival in its table', (slide, table) => {
  const labels = works.filter(({ id }) => cited.get(slide)?.includes(id)).map(({ label }) => label);
  for (const [, rival = ''] of JSON.stringify(table).matchAll(/"(?:model|method)":"([^"]+)"/g)) {
    if (rival.startsWith('iGPT')) continue;
    expect(
      labels.some((label) => rival.startsWith(label)),
      rival,
    ).toBe(true);
  }
});

test('the slide on what came after cites each work of its timeline', () => {
  const keys = afterwards.rows.flatMap(({ works }) => works.map(({ reference }) => reference));
  for (const key of keys.filter((key) => key !== 'chen2020v2'))
    expect(cited.get('afterwards')).toContain(key);
});
