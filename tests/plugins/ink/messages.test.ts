import { expect, test } from 'vitest';
import { readMessage } from '../../../plugins/ink/messages.ts';
import { strokeOf } from './stroke-of.ts';

test('what is no message of drawings is none', () => {
  const { points, ...pen } = strokeOf('a');
  const more = { type: 'more', id: 'a', pen, from: 0, points };
  expect(readMessage(more)).toBeDefined();
  for (const data of [
    null,
    'hello',
    {},
    { type: 'toString' },
    { type: 'on' },
    { ...more, points: [[1, 2]] },
    { ...more, points: [[1, NaN, 0.5]] },
    { ...more, pen: { ...pen, color: 'url(x)' } },
    { type: 'do', command: { do: 'explode', slide: 'one' } },
    { type: 'do', command: { do: 'draw', stroke: { ...strokeOf('a'), id: 7 } } },
    { type: 'sheet', slide: 'one', ids: ['a'], added: [] },
  ])
    expect(readMessage(data)).toBeUndefined();
});
