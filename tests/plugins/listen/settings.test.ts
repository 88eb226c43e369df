import { expect, test } from 'vitest';
import { nearestRate, readSettings } from '../../../plugins/listen/settings.ts';

const usual = { rate: 1, captions: true, announced: false, voice: undefined };

test.each([
  [null, usual],
  ['no JSON', usual],
  ['7', usual],
  ['null', usual],
  ['{"rate":"fast","captions":1,"voice":null}', usual],
  [
    '{"rate":1.25,"captions":false,"announced":true,"voice":"Ada"}',
    { rate: 1.25, captions: false, announced: true, voice: 'Ada' },
  ],
])('what was kept is read as far as it can be understood: %s', (text, settings) => {
  expect(readSettings(text)).toEqual(settings);
});

test('a rate is one of those that can be chosen', () => {
  expect([0.1, 0.8, 1.1, 1.4, 9].map(nearestRate)).toEqual([0.75, 0.75, 1, 1.5, 1.75]);
});
