import { levelsOff } from '../../igpt/colour/palette.ts';
import type { OwnPicture } from './own-picture.ts';
import { swatches, type Result } from './result.ts';
import { bitsOf, type PaletteState, type Photo } from './state.ts';

/** The four parts of the figure, from left to right. */
export type Part = 'photo' | 'small' | 'quantised' | 'palette';

/** The words under a part: its name, its value, and up to two small lines. */
export interface Caption {
  readonly name: string;
  readonly value: string;
  /** Whether the value is set off: the slide is about it. */
  readonly chief?: boolean;
  readonly lines: readonly string[];
  /** Describes the picture to those who do not see it. */
  readonly alternative: string;
}

const SUBJECTS: Readonly<Record<Photo, string>> = {
  cat: 'a cat’s face',
  cup: 'a cup of coffee',
  astronaut: 'an astronaut',
  rocket: 'a rocket taking off',
};

/** Write the captions of all four parts. */
export function captions(
  state: PaletteState,
  result: Result,
  own?: OwnPicture,
): Readonly<Record<Part, Caption>> {
  const { side } = state;
  const size = `${side} × ${side}`;
  const subject = own ? 'your picture' : SUBJECTS[state.photo];
  const pixels = whole(side * side);
  const k = result.palette.length / 3;
  const bits = bitsOf(k);
  const { used } = swatches(result);
  const error = levelsOff(result.error).toFixed(1);
  const few = state.palette === 'own' && k < state.colors && result.settled;
  return {
    photo: {
      name: own ? 'Your picture' : 'Photograph',
      value: own ? `${whole(own.width)} × ${whole(own.height)}` : '224 × 224 × 3 = 150,528',
      lines: [],
      alternative: own ? `The middle of your picture, ${own.name}.` : `A photograph of ${subject}.`,
    },
    small: {
      name: `${size}, 24 bits`,
      value: `${whole(side * side * 3)} values`,
      lines: ['Areas averaged in linear light'],
      alternative: `The middle of ${subject} in ${size} pixels, in millions of possible colours.`,
    },
    quantised: {
      name: `${counted(k, 'colour')}, ${counted(bits, 'bit')}`,
      value: `${pixels} tokens`,
      chief: true,
      lines: ['3× shorter, 9× less attention', `Error: ${error} of 255 levels`],
      alternative: `The same ${size} pixels in ${counted(k, 'colour')}: ${bits} bits a pixel, root mean square error ${error} levels of 255.`,
    },
    palette: {
      name: few ? `Palette: only ${k} there` : 'Palette',
      value:
        state.palette === 'shared' ? 'of all four photographs' : `its own, from seed ${state.seed}`,
      lines: [
        state.palette === 'shared' ? `${used} of ${k} used here` : 'Right: the pixels it moves',
        `k-means: ${counted(result.moved.length, 'step')}${result.settled ? '' : ' ...'}`,
      ],
      alternative: `A palette of ${counted(k, 'colour')}, sorted by hue and from light to dark; ${used} of them used.`,
    },
  };
}

/** Describe the figure in a sentence, once it has settled. */
export function sentenceOf(state: PaletteState, result: Result): string {
  const { side } = state;
  const k = result.palette.length / 3;
  const whose = state.palette === 'shared' ? 'shared by four photographs' : 'of its own';
  return (
    `${side} × ${side} pixels in ${counted(k, 'colour')} ${whose}: ${whole(side * side)} tokens of ` +
    `${counted(bitsOf(k), 'bit')}, error ${levelsOff(result.error).toFixed(1)} levels of 255.` +
    (state.palette === 'own'
      ? ` k-means came to its end in ${counted(result.moved.length, 'step')}.`
      : '')
  );
}

function counted(count: number, noun: string): string {
  return `${whole(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function whole(value: number): string {
  return value.toLocaleString('en-US');
}
