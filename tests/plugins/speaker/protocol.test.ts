import { expect, test } from 'vitest';
import {
  readClock,
  readDeckMessage,
  readMemory,
  readPreviewOrder,
  readPreviewReport,
  readSpeakerMessage,
} from '../../../plugins/speaker/protocol.ts';

const request = { type: 'request', deck: 'a', window: 'b', number: 1, first: 1, at: 0 };

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
    { type: 'hello', time: NaN },
    { type: 'request' },
    ...[
      { type: 'move', move: 'next' },
      { type: 'move', move: 'explode', skip: false },
      { type: 'go', slide: '3' },
      { type: 'go', slide: NaN },
      { type: 'state', state: { indexh: {} } },
    ].map((command) => ({ ...request, command })),
    { type: 'state', state: { indexh: {} } },
    { type: 'dot', on: true, at: [1] },
    { type: 'point', deck: 'a', dot: { type: 'dot', on: true, at: [1] } },
    { type: 'news', deck: 'a', version: 1, content: { type: 'place' } },
    { type: 'clock', clock: { since: 'now', before: 0, touched: 0 } },
    { type: 'place' },
    { type: 'here', deck: 'a', talk: {} },
  ];
  for (const read of [readDeckMessage, readSpeakerMessage, readPreviewOrder, readPreviewReport])
    for (const data of strange) expect(read(data)).toBeUndefined();
});

test('a message of one side is none of the other', () => {
  const hello = { type: 'hello', time: 0 };
  expect(readSpeakerMessage(hello)).toEqual(hello);
  expect(readDeckMessage(hello)).toBeUndefined();
  const gone = { type: 'gone', deck: 'a', done: { b: 3 } };
  expect(readDeckMessage(gone)).toEqual(gone);
  expect(readSpeakerMessage(gone)).toBeUndefined();
});

test('a state or a result may be any JSON, null too', () => {
  for (const command of [
    { type: 'result', key: 'a', result: null },
    { type: 'figure', key: 'a', state: [1] },
  ])
    expect(readSpeakerMessage({ ...request, command })).toBeDefined();
});

test('storage gives back what was put in, and nothing else', () => {
  const memory = { done: { a: 3 }, changed: { place: 5 } };
  expect(readMemory(JSON.stringify(memory))).toEqual(memory);
  const clock = { since: null, before: 5, touched: 7 };
  expect(readClock(JSON.stringify(clock))).toEqual(clock);
  for (const text of [null, '', '{', '7', '{"since":1}'])
    for (const read of [readClock, readMemory]) expect(read(text)).toBeUndefined();
});
