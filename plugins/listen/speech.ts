/** What is heard of an utterance; `turn` is the one that it was begun with. */
export interface Heard {
  started(this: void, turn: number): void;
  ended(this: void, turn: number): void;
  failed(this: void, turn: number): void;
  /** So much of the text, 0 to 1, has been said; not all voices tell. */
  said(this: void, turn: number, share: number): void;
}

export interface Wish {
  readonly text: string;
  readonly turn: number;
  readonly rate: number;
  readonly voice: SpeechSynthesisVoice;
}

/** Chrome ends an utterance of a voice on the network after 15 s: longer texts are divided. */
const LONGEST = 160;
/** Some engines lose what is asked for right after `cancel`. */
const AFTER_CANCEL = 80;
/** Milliseconds between looks at an engine that may have fallen silent. */
const LOOK = 500;

/** Divide a long text where one pauses. */
export const piecesOf = (text: string, longest = LONGEST): string[] => {
  if (text.length <= longest) return [text];
  const pauses = [...text.matchAll(/[,;:]\s+/g)].map(({ index, 0: { length } }) => index + length);
  const middle = text.length / 2;
  const [at] = pauses.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  if (at === undefined) return [text];
  return [text.slice(0, at).trim(), text.slice(at)].flatMap((part) => piecesOf(part, longest));
};

/** Says one sentence at a time by the browser's own speech. */
export class Speech {
  readonly #synthesis: SpeechSynthesis;
  readonly #heard: Heard;
  /** Kept, since Chrome forgets the events of an utterance that nothing refers to. */
  #utterances: readonly SpeechSynthesisUtterance[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #looking: ReturnType<typeof setInterval> | undefined;

  constructor(synthesis: SpeechSynthesis, heard: Heard) {
    this.#synthesis = synthesis;
    this.#heard = heard;
  }

  speak(wish: Wish): void {
    const wasBusy = this.#synthesis.speaking || this.#synthesis.pending;
    this.hush();
    if (!wasBusy) this.#begin(wish);
    else this.#timer = setTimeout(() => this.#begin(wish), AFTER_CANCEL);
  }

  hush(): void {
    clearTimeout(this.#timer);
    clearInterval(this.#looking);
    this.#utterances = [];
    this.#synthesis.cancel();
  }

  #begin({ text, turn, rate, voice }: Wish): void {
    const { started, ended, failed, said } = this.#heard;
    const pieces = voice.localService ? [text] : piecesOf(text);
    let before = 0;
    const utterances = pieces.map((piece, index) => {
      const from = before;
      before += piece.length;
      const utterance = new SpeechSynthesisUtterance(piece);
      Object.assign(utterance, { voice, lang: voice.lang, rate });
      const isLast = index === pieces.length - 1;
      const during = (work: () => void) => () => {
        if (this.#utterances === utterances) work();
      };
      utterance.onstart = during(() => {
        if (index === 0) started(turn);
      });
      utterance.onend = during(() => {
        if (!isLast) return;
        clearInterval(this.#looking);
        ended(turn);
      });
      utterance.onerror = during(() => {
        clearInterval(this.#looking);
        failed(turn);
      });
      utterance.onboundary = ({ charIndex }) =>
        during(() => said(turn, (from + charIndex) / text.length))();
      return utterance;
    });
    this.#utterances = utterances;
    // Paused by another page, it would stay so.
    this.#synthesis.resume();
    for (const utterance of utterances) this.#synthesis.speak(utterance);
    this.#look(turn);
  }

  /** Notice an engine that stops without a word. */
  #look(turn: number): void {
    let wasSpeaking = false;
    let silent = 0;
    this.#looking = setInterval(() => {
      const isSpeaking = this.#synthesis.speaking || this.#synthesis.pending;
      wasSpeaking ||= isSpeaking;
      silent = isSpeaking ? 0 : silent + 1;
      if (!wasSpeaking || silent < 2) return;
      clearInterval(this.#looking);
      this.#utterances = [];
      this.#heard.ended(turn);
    }, LOOK);
  }
}
