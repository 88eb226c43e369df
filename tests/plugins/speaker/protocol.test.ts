import { expect, test } from 'vitest';
import {
  readClock,
  readDeckMessage,
  readPreviewOrder,
  readPreviewReport,
  readSpeakerMessage,
} from '../../../plugins/speaker/protocol.ts';

test('what is no message is none, whatever it is', () => {
  const strange = [
    null,
    undefined,
    0,
    'hello',
    [],
    {},
    { type: 'toString' },
    { type: '__proto__' },
    { type: 'move', move: 'next' },
    { type: 'move', move: 'explode', skip: false },
    { type: 'go', slide: '3' },
    { type: 'go', slide: NaN },
    { type: 'figure', key: 'a', window: 'b', change: 1, changes: {} },
    { type: 'state', state: { indexh: {} } },
    { type: 'dot', on: true, at: [1] },
    { type: 'clock', clock: { since: 'now', before: 0, touched: 0 } },
    { type: 'place' },
    { type: 'here', deck: 'a', talk: {} },
  ];
  for (const read of [readDeckMessage, readSpeakerMessage, readPreviewOrder, readPreviewReport])
    for (const data of strange) expect(read(data)).toBeUndefined();
});

test('a message of one side is none of the other', () => {
  const hello = { type: 'hello' };
  expect(readSpeakerMessage(hello)).toEqual(hello);
  expect(readDeckMessage(hello)).toBeUndefined();
  const gone = { type: 'gone', deck: 'a' };
  expect(readDeckMessage(gone)).toEqual(gone);
  expect(readSpeakerMessage(gone)).toBeUndefined();
});

test('a state or a result may be any JSON, null too', () => {
  expect(readSpeakerMessage({ type: 'result', key: 'a', result: null })).toBeDefined();
  expect(
    readSpeakerMessage({ type: 'figure', key: 'a', state: [1], window: 'b', change: 1 }),
  ).toBeDefined();
});

test('storage gives back what was put in, and nothing else', () => {
  const clock = { since: null, before: 5, touched: 7 };
  expect(readClock(JSON.stringify(clock))).toEqual(clock);
  for (const text of [null, '', '{', '7', '{"since":1}']) expect(readClock(text)).toBeUndefined();
});
