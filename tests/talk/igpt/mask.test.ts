import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hiddenPositions, isAsked, mayDependOn } from '../../../src/igpt/mask.ts';

const lengths = fc.integer({ min: 0, max: 300 });
const seeds = fc.integer({ min: 0, max: 9999 });
const probabilities = fc.double({ min: 0, max: 1, noNaN: true });

test('hidden positions are positions, ascending, each once', () => {
  fc.assert(
    fc.property(lengths, probabilities, seeds, (length, probability, seed) => {
      const hidden = hiddenPositions(length, probability, seed);
      expect(hidden).toEqual([...new Set(hidden)].sort((a, b) => a - b));
      for (const i of hidden) expect(i >= 0 && i < length && Number.isInteger(i)).toBe(true);
    }),
  );
});

test('the same seed hides the same, and a longer sequence begins like a shorter one', () => {
  fc.assert(
    fc.property(lengths, probabilities, seeds, (length, probability, seed) => {
      const hidden = hiddenPositions(length, probability, seed);
      expect(hiddenPositions(length, probability, seed)).toEqual(hidden);
      const longer = hiddenPositions(length + 10, probability, seed);
      expect(longer.filter((i) => i < length)).toEqual(hidden);
    }),
  );
});

test('a higher probability hides at least what a lower one does; none and all are its ends', () => {
  fc.assert(
    fc.property(lengths, probabilities, probabilities, seeds, (length, a, b, seed) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      const more = new Set(hiddenPositions(length, high, seed));
      for (const i of hiddenPositions(length, low, seed)) expect(more.has(i)).toBe(true);
      expect(hiddenPositions(length, 0, seed)).toEqual([]);
      expect(hiddenPositions(length, 1, seed)).toHaveLength(length);
    }),
  );
});

const pairs = fc.tuple(fc.nat(300), fc.nat(300));
const masks = fc.uniqueArray(fc.nat(300)).map((positions) => new Set(positions));

test('of two pixels, one may look at the other in an autoregressive model, and none at itself', () => {
  fc.assert(
    fc.property(pairs, masks, ([a, b], hidden) => {
      const looks = [
        mayDependOn('autoregressive', a, b, hidden),
        mayDependOn('autoregressive', b, a, hidden),
      ];
      expect(looks.filter(Boolean)).toHaveLength(a === b ? 0 : 1);
      expect(isAsked('autoregressive', a, hidden)).toBe(true);
    }),
  );
});

test('in BERT it does not matter who looks, and what is hidden is what is asked', () => {
  fc.assert(
    fc.property(pairs, fc.nat(300), masks, ([a, b], seen, hidden) => {
      expect(mayDependOn('bert', a, seen, hidden)).toBe(mayDependOn('bert', b, seen, hidden));
      expect(mayDependOn('bert', a, seen, hidden)).toBe(!isAsked('bert', seen, hidden));
    }),
  );
});
