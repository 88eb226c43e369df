import { button, h } from '../../../plugins/common/h.ts';
import { percent } from '../../kit/chart/axes.ts';
import { colourName } from '../pictures/colour-words.ts';
import { BAR, shareBar, WORTH } from '../../kit/draw/share-bar.ts';
import { BARS, type Choices } from './snapshot.ts';

/** The likeliest colours as bars of squares, each a button that takes its colour, and one for the rest. */
export interface ChoiceBars {
  readonly element: HTMLElement;
  /**
   * @param frozen - whether no colour can be taken now
   * @param steady - whether colours keep their bars, since the choices are of the next pixel
   */
  set(
    choices: Choices | null,
    palette: readonly string[],
    { frozen, steady }: { frozen: boolean; steady: boolean },
  ): void;
}

/**
 * @param take - is called with the colour of a bar
 * @param takeOther - is called if a colour without a bar is wanted
 */
export function createChoiceBars(take: (token: number) => void, takeOther: () => void): ChoiceBars {
  let frozen = false;
  /** The colour of each bar. */
  let tokens: readonly (number | undefined)[] = [];
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
    set(choices, palette, { frozen: isFrozen, steady }) {
      frozen = isFrozen;
      const shares = new Map(choices?.likeliest);
      tokens = placed([...shares.keys()], steady ? tokens : []);
      for (const bar of [...bars, others]) bar.setAttribute('aria-disabled', String(frozen));
      bars.forEach((bar, i) => {
        const token = tokens[i];
        // It keeps its room, so that the bars below stay where they are.
        bar.classList.toggle('empty', token === undefined);
        if (token === undefined) return;
        const color = palette[token] ?? '';
        const share = shares.get(token) ?? 0;
        bar.setAttribute('aria-pressed', String(token === choices?.taken));
        bar.setAttribute('aria-label', `${colourName(color)}, ${percentOf(share)} per cent`);
        bar.innerHTML = drawBar(color, share);
      });
      const count = palette.length - shares.size;
      others.hidden = !choices || count === 0;
      if (others.hidden || !choices) return;
      const share = percentOf(choices.others);
      others.innerHTML =
        `<i class="others"></i><span>${share}<b class="visually-hidden"> per cent: </b></span>` +
        `<u>${count} other colours</u>`;
    },
  };
}

/**
 * Give colours places: one that has a place keeps it, the others take what is free, from the top.
 * @param places - the colour at each place so far
 */
export function placed(
  tokens: readonly number[],
  places: readonly (number | undefined)[],
): (number | undefined)[] {
  const next = Array.from({ length: BARS }, (_, i) => {
    const token = places[i];
    return token !== undefined && tokens.includes(token) ? token : undefined;
  });
  for (const token of tokens) if (!next.includes(token)) next[next.indexOf(undefined)] = token;
  return next;
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
