import { expect, test } from 'vitest';
import { mergeState, readState, writeState } from '../../../plugins/figures/address.ts';
import type { Json } from '../../../plugins/figures/contract.ts';

const initial = { side: 224, tokens: 'rgb', hidden: [1, 2] };

test('a state can be read in the address, each property that differs a parameter', () => {
  const state = { ...initial, side: 64, hidden: [3, 5] };
  expect(writeState('', 'slide', state, initial)).toBe('?slide.side=64&slide.hidden=[3,5]');
});

test('what was written is read again', () => {
  const states: Json[] = [
    { ...initial, tokens: '12' },
    { ...initial, tokens: 'true' },
    { ...initial, tokens: '' },
    { ...initial, tokens: 'a&b=c#d %2C "e"' },
    { ...initial, side: -0.5 },
    { ...initial, hidden: [] },
  ];
  for (const state of states) {
    const search = writeState('?theme=dark', 'slide:2', state, initial);
    expect(mergeState(initial, readState(search, 'slide:2')), search).toEqual(state);
  }
});

test('a state that is the initial one again leaves the address', () => {
  const search = '?theme=dark&slide.side=64';
  expect(writeState(search, 'slide', initial, initial)).toBe('?theme=dark');
  expect(writeState('?slide.side=64', 'slide', initial, initial)).toBe('');
});

test('parameters of others stay as they were written', () => {
  const search = '?print-pdf&view=a%20b&slides.side=8&slide.two.side=8';
  expect(writeState(search, 'slide', { ...initial, side: 32 }, initial)).toBe(
    `${search}&slide.side=32`,
  );
});

test('what an address says that cannot be a state is not taken over', () => {
  const search =
    '?slide.side=wide&slide.tokens=[1]&slide.hidden={}&slide.more=1&slide.__proto__=1&slide.=2';
  expect(mergeState(initial, readState(search, 'slide'))).toEqual(initial);
  expect(mergeState(null, readState('?slide.side=8', 'slide'))).toBe(null);
});

test('a property that can be null can be anything', () => {
  expect(mergeState({ pixel: null }, { pixel: 3 })).toEqual({ pixel: 3 });
  expect(mergeState({ pixel: 3 }, { pixel: null })).toEqual({ pixel: null });
});
