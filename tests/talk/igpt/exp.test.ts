import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exp } from '../../../src/igpt/exp.ts';

describe('the own exponential function', () => {
  it('is as exact as float32 can show', () => {
    for (let x = -86.9; x < 87.9; x += 0.0371) {
      expect(Math.abs(exp(x) / Math.exp(x) - 1), `e^${x}`).toBeLessThan(1e-8);
    }
  });

  it('is exactly one at zero', () => {
    expect(exp(0)).toBe(1);
  });

  it('ends in zero and in infinity', () => {
    expect([exp(-88), exp(-Infinity), exp(89), exp(Infinity)]).toEqual([0, 0, Infinity, Infinity]);
  });

  it('gives these very bits', () => {
    const hexadecimal = (x: number): string =>
      Buffer.from(Float64Array.of(x).buffer).toString('hex');
    expect([1, -1, 0.3, -10].map((x) => hexadecimal(exp(x)))).toMatchInlineSnapshot(`
      [
        "74a9898a0abf0540",
        "88dc2935568bd73f",
        "5e70188c0599f53f",
        "8158a2b479cd073f",
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
    const allowed = ['Math.sqrt', 'Math.fround', '= Math'];
    expect(used.filter((text) => !allowed.includes(text))).toEqual([]);
  });
});
