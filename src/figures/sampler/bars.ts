import { percent } from '../../kit/chart/axes.ts';
import { colourName } from '../../kit/draw/colour-words.ts';
import { BAR, shareBar, WORTH } from '../../kit/draw/share-bar.ts';

/** How many colours have a bar. */
const SHOWN = 8;

/** What may come next in one picture. */
export type Choices = {
  /** The likeliest colours and their shares of 1, the likeliest first. */
  readonly likeliest: [token: number, share: number][];
  /** The share of all other colours together. */
  readonly others: number;
  /** The colour that is taken: drawn, unless it is set by hand; -1 if none is. */
  readonly taken: number;
};

/** The choices of a distribution over the palette. */
export function choicesOf(probabilities: ArrayLike<number>, taken = -1): Choices {
  const all = Array.from(probabilities, (share, token): [number, number] => [token, share]).sort(
    (a, b) => b[1] - a[1] || a[0] - b[0],
  );
  const likeliest = all.slice(0, SHOWN);
  const drawn = all.find(([token]) => token === taken);
  // A colour that is taken against all odds is shown too.
  if (drawn && !likeliest.includes(drawn)) likeliest[likeliest.length - 1] = drawn;
  const others = 1 - likeliest.reduce((sum, [, share]) => sum + share, 0);
  return { likeliest, others: Math.max(0, others), taken };
}

/** The choices as bars of squares, each a button that takes its colour; and a button for all others. */
export interface Bars {
  readonly element: HTMLElement;
  /** @param frozen - whether no colour can be taken now */
  set(choices: Choices | undefined, palette: readonly string[], frozen: boolean): void;
}

/**
 * @param take - is told the colour of a bar
 * @param takeOther - is told when a colour without a bar is wanted
 */
export function createBars(take: (token: number) => void, takeOther: () => void): Bars {
  const element = document.createElement('div');
  element.className = 'bars';
  element.setAttribute('role', 'group');
  element.setAttribute('aria-label', 'What may come next in the chosen picture');
  let tokens: number[] = [];
  const rows = Array.from({ length: SHOWN }, (_, i) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.addEventListener('click', () => {
      const token = tokens[i];
      if (token !== undefined && !isFrozen(button)) take(token);
    });
    element.append(button);
    return button;
  });
  const others = document.createElement('button');
  others.type = 'button';
  others.addEventListener('click', () => {
    if (!isFrozen(others)) takeOther();
  });
  element.append(others);
  return {
    element,
    set(choices, palette, frozen) {
      tokens = choices?.likeliest.map(([token]) => token) ?? [];
      rows.forEach((button, i) => {
        const [token, share] = choices?.likeliest[i] ?? [];
        button.hidden = token === undefined || share === undefined;
        if (token === undefined || share === undefined) return;
        const color = palette[token] ?? '';
        const text = shareOf(share);
        button.setAttribute('aria-disabled', String(frozen));
        button.setAttribute('aria-pressed', String(token === choices?.taken));
        button.setAttribute('aria-label', `${colourName(color)}, ${text} per cent`);
        const width = (100 / WORTH) * BAR.step + 4;
        button.innerHTML = `<i style="background:${color}"></i><span>${text}</span><svg width="${width}" height="${BAR.size + 4}" viewBox="-2 -2 ${width} ${BAR.size + 4}" aria-hidden="true">${shareBar(color, share * 100)}</svg>`;
      });
      const count = palette.length - tokens.length;
      others.hidden = !choices || count === 0;
      if (others.hidden || !choices) return;
      others.setAttribute('aria-disabled', String(frozen));
      others.innerHTML = `<i class="others"></i><span>${shareOf(choices.others)}</span><u>${count} other colours</u>`;
      others.setAttribute(
        'aria-label',
        `${count} other colours, ${shareOf(choices.others)} per cent`,
      );
    },
  };
}

/** A share of 1 in per cent, by three figures. */
export function shareOf(share: number): string {
  return share > 0.9995 ? '100' : percent(share * 100);
}

function isFrozen(button: HTMLButtonElement): boolean {
  return button.getAttribute('aria-disabled') === 'true';
}
