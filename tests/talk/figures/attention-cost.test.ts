import { describe, expect, it } from 'vitest';
import { attentionCost } from '../../../src/figures/attention-cost/still.ts';
import { TestKit } from './kit.ts';

function draw(options: Record<string, string>): string {
  return attentionCost.still(attentionCost.initial(options), new TestKit(), 'stage');
}

/** The side of the largest rectangle in ink. */
function square(markup: string): number {
  const sides = markup.matchAll(/<rect class="ink raster"[^>]* width="([\d.]+)"/g);
  return Math.max(...[...sides].map(([, side]) => Number(side)));
}

describe('the drawing of what attention costs', () => {
  it('shows a photograph with its length, its multiple of GPT-2 and its memory', () => {
    const markup = draw({});
    for (const words of ['150,528 tokens', '21,609×', '90.6 GB of logits', 'GPT-2: 4.19 MB'])
      expect(markup).toContain(words);
  });

  it('draws areas to scale: the square of a photograph is 147 times as wide as GPT-2’s', () => {
    const gpt2 = Number(/<rect class="red raster"[^>]* width="([\d.]+)"/.exec(draw({}))?.[1]);
    expect(square(draw({})) / gpt2).toBe(147);
    expect(square(draw({ side: '32', tokens: 'palette' }))).toBe(gpt2);
  });

  it('is a third as wide with one token a pixel', () => {
    expect(square(draw({ side: '224' }))).toBe(
      3 * square(draw({ side: '224', tokens: 'palette' })),
    );
  });

  it('says its message to those who do not see it', () => {
    expect(draw({ side: '48', tokens: 'palette' })).toMatch(
      /aria-label="A picture of 48 × 48 pixels, one token each, is a sequence of 2,304: 5.06 times/,
    );
  });

  it('refuses what it cannot draw in a plain sentence', () => {
    for (const side of ['0', '7', '257', '33'])
      expect(() => attentionCost.initial({ side })).toThrow('must be from 8 to 256 in steps of 8');
    expect(() => attentionCost.initial({ side: 'wide' })).toThrow('not "wide"');
    expect(() => attentionCost.initial({ tokens: 'cmyk' })).toThrow('not "cmyk"');
  });
});
