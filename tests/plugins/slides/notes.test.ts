import { expect, test } from 'vitest';
import { notesAside } from '../../../plugins/slides/notes.ts';

test('notes are rendered and their steps are numbered', () => {
  expect(notesAside('Say *this*. [click] Then\nthat [click].')).toBe(
    '<aside class="notes"><p>Say <em>this</em>. <span class="click" data-click="1">&#91;click&#93;</span> Then\n' +
      'that <span class="click" data-click="2">&#91;click&#93;</span>.</p></aside>',
  );
});

test('notes have no blank line, which would end them within the slide', () => {
  expect(notesAside('One.\n\n- a\n\n- b\n\n```\nc\n\nd\n```\n\nTwo.')).not.toMatch(/\n[ \t]*\n/);
});
