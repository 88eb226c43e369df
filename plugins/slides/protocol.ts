import type { Room } from '../figures/contract.ts';

/** The element that holds the rendered formulas, as a list in JSON. */
export const FORMULAS_ID = 'deck-formulas';

/** The attribute of a formula's place: its number in that list. */
export const FORMULA = 'data-math';

/** The files of still forms that the page does not have; a phone's is loaded by it alone. */
export const STILLS_FILES = { stage: 'stills.json', phone: 'stills-phone.json' } as const;

/** The element that says where still forms are, a `StillsSource` in JSON. */
export const STILLS_ID = 'deck-stills';

/** The places of still forms that the page does not have. */
export interface StillsSource {
  /** The address of each room's file, a list of markup in JSON. */
  readonly files: Readonly<Record<Room, string>>;
  /** The addresses of the assets in that markup, where marks stand for them. */
  readonly assets: readonly string[];
}

/** The mark of an asset in the markup of a still form: `{{asset:0}}` is the first one. */
export const assetMark = (index: number): string => `{{asset:${index}}}`;

/** Put the addresses of assets in place of their marks. */
export const fillAssets = (markup: string, assets: readonly string[]): string =>
  markup.replace(/\{\{asset:(\d+)\}\}/g, (_, index) => assets[Number(index)] ?? '');

/** The attribute of a still form's place: its number in the stage's file. */
export const STILL = 'data-still';

/** The attribute of a still form that a phone has drawn anew: its number in the phone's file. */
export const PHONE_STILL = 'data-phone';

/** The attribute that reveal's markdown plugin gives to a slide that is HTML, and passes over then. */
export const PARSED = 'data-markdown-parsed';
