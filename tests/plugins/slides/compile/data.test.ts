import { describe, expect, test } from 'vitest';
import { Data } from '../../../../plugins/slides/compile/data.ts';
import type { Problem } from '../../../../plugins/slides/compile/problem.ts';
import { temporaryFolder } from '../temporary-deck.ts';

const models = {
  L: {
    parameters: { value: 1362, text: '1.4 B', source: 'section 3.2' },
    layers: 48,
    tokens: 150528,
  },
  widths: [512, 1024],
  loss: { value: 2.0466 },
  name: '',
};

const read = (): Data => {
  const root = temporaryFolder({
    'data/models.json': JSON.stringify(models),
    'slides/talk.json': '{ "presenter": "A" }',
  });
  return new Data(root, ['data', 'slides', 'missing']);
};

test.each([
  ['models.L.parameters', '1.4 B'],
  ['models.L.layers', '48'],
  ['models.L.tokens', '150,528'],
  ['models.loss', '2.0466'],
  ['models.widths.1', '1,024'],
  ['models.name', ''],
  ['talk.presenter', 'A'],
])('%s is written as "%s"', (path, text) => {
  expect(read().text(path)).toBe(text);
});

test('a file that may be missing has empty values, and its own where it is there', () => {
  const names = ['talk', 'venue'];
  const root = temporaryFolder({ 'slides/talk.json': '{ "presenter": "A" }' });
  const data = new Data(root, ['slides'], {}, names);
  expect(data.text('talk.presenter')).toBe('A');
  expect(data.text('venue.room')).toBe('');
  expect(() => data.text('talk.presentr')).toThrow('talk.json has no "presentr"');
});

describe('a path is refused', () => {
  test.each([
    [
      'into an unknown file',
      'model.L',
      'There is no data file "model.json" for {{model.L}}. Did you mean "models"?',
    ],
    [
      'with an unknown key',
      'models.L.layer',
      'models.json has no "layer" for {{models.L.layer}}. Did you mean "layers"?',
    ],
    [
      'of a key that all objects have',
      'models.toString',
      'models.json has no "toString" for {{models.toString}}.',
    ],
    ['to more than a single value', 'models.L', '{{models.L}} is not a single value.'],
  ])('%s', (_, path, sentence) => {
    expect(() => read().text(path)).toThrow(sentence);
  });

  test('into a file that is no JSON, once for the file', () => {
    const root = temporaryFolder({ 'data/broken.json': '{' });
    const problems: Problem[] = [];
    const data = new Data(root, ['data'], {}, [], problems);
    expect([data.text('broken.a'), data.text('broken.b')]).toEqual(['', '']);
    expect(problems).toMatchObject([{ file: 'data/broken.json', line: 1 }]);
  });
});
