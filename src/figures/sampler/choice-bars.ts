import { button, h } from '../../../plugins/common/h.ts';
import { percent } from '../../kit/chart/axes.ts';
import { colourName } from '../../kit/draw/colour-words.ts';
import { BAR, shareBar, WORTH } from '../../kit/draw/share-bar.ts';
import { BARS, type Choices } from './snapshot.ts';

/** The likeliest colours as bars of squares, each a button that takes its colour, and one for the rest. */
export interface ChoiceBars {
  readonly element: HTMLElement;
  /** @param frozen - whether no colour can be taken now */
  set(choices: Choices | null, palette: readonly string[], frozen: boolean): void;
}

/**
 * @param take - is called with the colour of a bar
 * @param takeOther - is called if a colour without a bar is wanted
 */
export function createChoiceBars(take: (token: number) => void, takeOther: () => void): ChoiceBars {
  let frozen = false;
  let tokens: number[] = [];
  const unlessFrozen = (act: () => void) => () => {
    if (!frozen) act();
  };
  const bars = Array.from({ length: BARS }, (_, i) =>
    button(
      '',
      unlessFrozen(() => {
        const token = tokens[i];
        if (token !== undefined) take(token);
      }),
    ),
  );
  const others = button('', unlessFrozen(takeOther));
  return {
    element: h(
      'div',
      { class: 'bars', role: 'group', 'aria-label': 'What may come next in the chosen picture' },
      ...bars,
      others,
    ),
    set(choices, palette, isFrozen) {
      frozen = isFrozen;
      tokens = choices?.likeliest.map(([token]) => token) ?? [];
      for (const bar of [...bars, others]) bar.setAttribute('aria-disabled', String(frozen));
      bars.forEach((bar, i) => {
        const [token = -1, share = 0] = choices?.likeliest[i] ?? [];
        bar.hidden = i >= tokens.length;
        if (bar.hidden) return;
        const color = palette[token] ?? '';
        bar.setAttribute('aria-pressed', String(token === choices?.taken));
        bar.setAttribute('aria-label', `${colourName(color)}, ${percentOf(share)} per cent`);
        bar.innerHTML = drawBar(color, share);
      });
      const count = palette.length - tokens.length;
      others.hidden = !choices || count === 0;
      if (others.hidden || !choices) return;
      const share = percentOf(choices.others);
      others.setAttribute('aria-label', `${count} other colours, ${share} per cent`);
      others.innerHTML = `<i class="others"></i><span>${share}</span><u>${count} other colours</u>`;
    },
  };
}

function drawBar(color: string, share: number): string {
  const [width, height] = [(100 / WORTH) * BAR.step + 4, BAR.size + 4];
  return (
    `<i style="background:${color}"></i><span>${percentOf(share)}</span>` +
    `<svg width="${width}" height="${height}" viewBox="-2 -2 ${width} ${height}" aria-hidden="true">${shareBar(color, share * 100)}</svg>`
  );
}

/** Write a share of 1 in per cent, by three figures. */
export function percentOf(share: number): string {
  return share > 0.9995 ? '100' : percent(share * 100);
}
