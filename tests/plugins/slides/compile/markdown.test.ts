import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { blocksOf, notesAside, toHtml } from '../../../../plugins/slides/compile/markdown.ts';

test('notes are rendered and their steps are numbered', () => {
  expect(notesAside(toHtml('Say *this*. [click] Then\nthat [click].'))).toBe(
    '<aside class="notes"><p>Say <em>this</em>. <span class="click" data-click="1">&#91;click&#93;</span> Then\n' +
      'that <span class="click" data-click="2">&#91;click&#93;</span>.</p></aside>',
  );
});

test('other words in brackets are marked as cues, numbers and links are not', () => {
  expect(notesAside(toHtml('Smaller. [move the slider] So. From [0, 1] see [this](#/this).'))).toBe(
    '<aside class="notes"><p>Smaller. <span class="cue">&#91;move the slider&#93; </span>So. ' +
      'From &#91;0, 1&#93; see <a href="#/this">this</a>.</p></aside>',
  );
});

test('notes have no blank line, which would end them within the slide', () => {
  expect(notesAside(toHtml('One.\n\n- a\n\n- b\n\n```\nc\n\nd\n```\n\nTwo.'))).not.toMatch(
    /\n[ \t]*\n/,
  );
});

test.each(readdirSync('slides').filter((name) => name.endsWith('.md')))(
  'the blocks of a chapter are its text: %s',
  (name) => {
    const text = readFileSync(`slides/${name}`, 'utf8');
    const blocks = blocksOf(text);
    expect(blocks.length).toBeGreaterThan(1);
    expect(blocks.map(({ raw }) => raw).join('')).toBe(text);
  },
);
