/** What is needed of a `SpeechSynthesisVoice` to choose one. */
export interface VoiceFacts {
  readonly name: string;
  readonly lang: string;
  readonly localService: boolean;
  readonly default: boolean;
}

export interface Voices<Voice extends VoiceFacts> {
  /** Those that speak on this device. */
  readonly local: readonly Voice[];
  /** Those that send the text to their maker. */
  readonly remote: readonly Voice[];
}

/** Android writes `en_GB`. */
const languageOf = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0] ?? '';

/** Return the voices that speak a language, `en` or `en-GB`. */
export const voicesFor = <Voice extends VoiceFacts>(
  all: readonly Voice[],
  language: string,
): Voices<Voice> => {
  const own = all.filter(({ lang }) => languageOf(lang) === languageOf(language));
  return {
    local: own.filter(({ localService }) => localService),
    remote: own.filter(({ localService }) => !localService),
  };
};

/**
 * Return the voice to speak with: the one of that name, or else a local one. A voice that sends the
 * text away is taken only by its name.
 */
export const pickVoice = <Voice extends VoiceFacts>(
  { local, remote }: Voices<Voice>,
  name: string | undefined,
): Voice | undefined => {
  const named = [...local, ...remote].find((voice) => voice.name === name);
  return named ?? local.find((voice) => voice.default) ?? local[0];
};

/** Return the browser's voices for the language of the page; none where it has no speech. */
export const deckVoices = (): Voices<SpeechSynthesisVoice> =>
  voicesFor(
    typeof speechSynthesis === 'undefined' ? [] : speechSynthesis.getVoices(),
    document.documentElement.lang || navigator.language,
  );
