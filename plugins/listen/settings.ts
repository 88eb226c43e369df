import { RATES } from './player.ts';

/** What a person has chosen, kept in the browser. */
export interface Settings {
  readonly rate: number;
  readonly captions: boolean;
  /** True if a screen reader is to read the captions. */
  readonly announced: boolean;
  /** The name of a voice, '' for none, undefined for the browser's choice. */
  readonly voice: string | undefined;
}

const KEY = 'listen';

const usual: Settings = { rate: 1, captions: true, announced: false, voice: undefined };

/** Return a rate that can be chosen, the nearest one. */
export const nearestRate = (rate: number): number =>
  Math.min(Math.max(Math.round(rate / RATES.step) * RATES.step, RATES.least), RATES.most);

/** Return what was kept, as far as it can be understood. */
export const readSettings = (text: string | null): Settings => {
  let kept: Partial<Record<keyof Settings, unknown>> = {};
  try {
    kept = { ...(JSON.parse(text ?? '{}') as object) };
  } catch {
    // Something else wrote it.
  }
  const { rate, captions, announced, voice } = kept;
  return {
    rate: typeof rate === 'number' && rate > 0 ? nearestRate(rate) : usual.rate,
    captions: typeof captions === 'boolean' ? captions : usual.captions,
    announced: typeof announced === 'boolean' ? announced : usual.announced,
    voice: typeof voice === 'string' ? voice : usual.voice,
  };
};

export const recallSettings = (): Settings => {
  try {
    return readSettings(localStorage.getItem(KEY));
  } catch {
    return usual;
  }
};

/** Keep what was chosen, where the browser allows it. */
export const keepSettings = (settings: Settings): void => {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // It holds until the page is left.
  }
};
