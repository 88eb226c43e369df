import { expect, test } from 'vitest';
import { mergeState, readState, writeState } from '../../../plugins/figures/address.ts';
import type { Json } from '../../../plugins/figures/contract.ts';
import { withColons } from '../../../plugins/figures/query.ts';

const initial = { side: 224, tokens: 'rgb', hidden: [1, 2] };

test('a state can be read in the address, each property that differs a parameter', () => {
  const state = { ...initial, side: 64, hidden: [3, 5] };
  expect(writeState('', 'slide', state, initial)).toBe('?slide.side:64&slide.hidden:[3,5]');
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
  for (const sign of [':', '=']) {
    const search = `?theme=dark&slide.side${sign}64`;
    expect(writeState(search, 'slide', initial, initial)).toBe('?theme=dark');
    expect(writeState(`?slide.side${sign}64`, 'slide', initial, initial)).toBe('');
  }
});

test('parameters of others stay as they were written', () => {
  const search = '?print-pdf&view=a%20b&slides.side:8&slide.two.side:8';
  expect(writeState(search, 'slide', { ...initial, side: 32 }, initial)).toBe(
    `${search}&slide.side:32`,
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

/** What reveal.js 6 takes for options out of a query. */
const optionsIn = (search: string): string[] =>
  [...search.matchAll(/[A-Z0-9]+?=([\w.%-]*)/gi)].map(([text]) => text);

test('nothing that is written of a figure can be read as an option of reveal', () => {
  const state = { ...initial, width: 512, view: 'scroll', tokens: 'a&view=print', touch: false };
  const search = writeState('?theme=dark', 'slide:2', state, initial);
  expect(optionsIn(search)).toEqual(['theme=dark']);
});

test('a link with signs of equality says the same without them', () => {
  const search = '?view=read&slide.width=512&slide:2.tokens=a%3Db=c&slide.hidden=[1]&slide.text=';
  expect(withColons(search)).toBe(
    '?view=read&slide.width:512&slide:2.tokens:a%3Db%3Dc&slide.hidden:[1]&slide.text:',
  );
  expect(readState(search, 'slide')).toEqual({ width: 512, hidden: [1], text: '' });
  expect(readState(search, 'slide:2')).toEqual({ tokens: 'a=b=c' });
});

test('an address that was put together anew says the same', () => {
  const state = { ...initial, tokens: 'some-width', hidden: [3, 5] };
  const search = `?${new URLSearchParams(writeState('', 'slide:2', state, initial))}`;
  expect(mergeState(initial, readState(search, 'slide:2'))).toEqual(state);
  expect(optionsIn(withColons(search))).toEqual([]);
});
