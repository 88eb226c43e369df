import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exp } from '../../../src/igpt/exp.ts';

describe('the own exponential function', () => {
  it('is as exact as float32 can show', () => {
    for (let x = -86.9; x < 86.9; x += 0.0371) {
      const float = Math.fround(x);
      expect(Math.abs(exp(float) / Math.exp(float) - 1), `e^${x}`).toBeLessThan(3e-7);
    }
  });

  it('is exactly one at zero', () => {
    expect(exp(0)).toBe(1);
  });

  it('stays as small and as large as float32 can hold', () => {
    expect([exp(-1000), exp(-Infinity)]).toEqual([exp(-87), exp(-87)]);
    expect([exp(1000), exp(Infinity)]).toEqual([exp(87), exp(87)]);
    expect(exp(-87)).toBeGreaterThan(0);
  });

  it('gives these very bits', () => {
    const hexadecimal = (x: number): string =>
      Buffer.from(Float32Array.of(x).buffer).toString('hex');
    expect([1, -1, 0.3, -10].map((x) => hexadecimal(exp(Math.fround(x))))).toMatchInlineSnapshot(`
      [
        "54f82d40",
        "b25abc3e",
        "2cc8ac3f",
        "ce6b3e38",
      ]
    `);
  });
});

/** Every file whose arithmetic decides which colour is drawn. */
const DECISIVE = [
  'exp',
  'gelu',
  'layer-norm',
  'softmax',
  'int8',
  'matmul',
  'matrix',
  'past',
  'kernel/kernel',
  'model',
  'distribution',
  'sampler',
];

describe('what decides a sample', () => {
  it.each(DECISIVE)('uses of Math only what every browser computes alike: %s.ts', (name) => {
    const source = readFileSync(`src/igpt/${name}.ts`, 'utf8').replaceAll(
      /\/\*[^]*?\*\/|\/\/.*/g,
      '',
    );
    const used = [...source.matchAll(/Math\.(\w+)|\*\*|= Math\b/g)].map(([text]) => text);
    const allowed = ['sqrt', 'fround', 'abs', 'floor', 'max', 'min', 'round'].map(
      (name) => `Math.${name}`,
    );
    expect(used.filter((text) => text !== '= Math' && !allowed.includes(text))).toEqual([]);
  });
});
