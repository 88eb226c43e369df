import { Speech, type Heard } from './speech.ts';
import { deckVoices, pickVoice, type Voices } from './voices.ts';

/** Seconds that a letter takes before the voice was heard. */
const USUAL_PACE = 0.065;

export interface VoicePlan extends Heard {
  /** The voices are there, or have changed. */
  found(this: void): void;
}

/** The browser's voices, and the one that speaks. */
export class Voice {
  readonly #speech: Speech | undefined;
  voices: Voices<SpeechSynthesisVoice> = { local: [], remote: [] };
  /** A voice's name, '' for none, undefined for a local one. */
  #name: string | undefined;
  /** Seconds that a letter takes at rate 1, as heard so far. */
  #pace = USUAL_PACE;
  #since = 0;
  #length = 0;

  constructor(plan: VoicePlan, name: string | undefined, signal: AbortSignal) {
    this.#name = name;
    if (typeof speechSynthesis === 'undefined') return;
    this.#speech = new Speech(speechSynthesis, {
      ...plan,
      started: (turn) => {
        this.#since = performance.now();
        plan.started(turn);
      },
      ended: (turn) => {
        this.#learnPace();
        plan.ended(turn);
      },
    });
    const read = (): void => {
      this.voices = deckVoices();
    };
    read();
    // They may be there at once, late, or never.
    const onChange = (): void => {
      read();
      plan.found();
    };
    speechSynthesis.addEventListener?.('voiceschanged', onChange, { signal });
    // Some browsers would go on speaking when the page is gone.
    addEventListener('pagehide', () => this.hush(), { signal });
    signal.addEventListener('abort', () => this.hush());
  }

  set name(name: string | undefined) {
    this.#name = name;
  }

  get current(): SpeechSynthesisVoice | undefined {
    return this.#name === '' ? undefined : pickVoice(this.voices, this.#name);
  }

  /** Say a text; returns the seconds that it will take, or undefined if nobody says it. */
  speak(text: string, turn: number, rate: number): number | undefined {
    const voice = this.current;
    if (!voice || !this.#speech) return undefined;
    this.#length = text.length / rate;
    this.#since = 0;
    this.#speech.speak({ text, turn, rate, voice });
    return (text.length * this.#pace) / rate;
  }

  hush(): void {
    this.#speech?.hush();
  }

  #learnPace(): void {
    if (this.#since === 0) return;
    const seconds = (performance.now() - this.#since) / 1000;
    // Towards what was heard, so that one odd sentence does not count for all.
    this.#pace += (seconds / Math.max(this.#length, 1) - this.#pace) / 3;
  }
}
