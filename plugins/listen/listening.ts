import type { RevealApi } from 'reveal.js';
import { Awake } from '../common/awake.ts';
import { isCovered } from '../common/covered.ts';
import { controlWants } from '../common/focus.ts';
import type { Timeline } from '../slides/timeline.ts';
import { writeSentence } from './address.ts';
import { Bar } from './bar.ts';
import { Demonstration } from './demonstration.ts';
import { watchPerson } from './hand-over.ts';
import { listenKey, type ListenKey } from './keys.ts';
import { Place } from './place.ts';
import {
  isPlaying,
  isVoiced,
  newPlayer,
  RATES,
  step,
  type Effect,
  type Event,
  type Player,
} from './player.ts';
import { sentenceNumber } from './playlist.ts';
import { makeRoom } from './room.ts';
import { keepSettings, nearestRate, recallSettings, type Settings } from './settings.ts';
import { Voice } from './voice.ts';
import './listen.css';

/** The deck gives its talk, from the first press until the bar is closed. */
export class Listening {
  readonly #deck: RevealApi;
  readonly #place: Place;
  readonly #bar: Bar;
  readonly #voice: Voice;
  readonly #demonstration: Demonstration;
  readonly #open = new AbortController();
  readonly #awake = new Awake(this.#open.signal);
  readonly #onClose: () => void;
  #settings: Settings = recallSettings();
  #player: Player;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hasBegun = false;
  /** Seconds that the voice will take for the present sentence. */
  #expected = 0;

  /**
   * @param sentence - the number of the sentence to begin with on the current slide; 0 for the one that
   *   belongs to its step
   */
  constructor(deck: RevealApi, timeline: Timeline, sentence: number, onClose: () => void) {
    this.#deck = deck;
    this.#onClose = onClose;
    this.#place = new Place(deck, timeline);
    this.#demonstration = new Demonstration(deck);
    this.#voice = this.#newVoice();
    const hasVoice = this.#voice.current !== undefined;
    this.#player = newPlayer(this.#place.here(sentence), this.#settings.rate, hasVoice);
    this.#bar = this.#newBar();
    document.body.append(this.#bar.element);
    const { signal } = this.#open;
    makeRoom(deck, this.#bar.element, signal);
    watchPerson(deck, this.#bar.element, () => this.#do({ type: 'pause' }), signal);
    this.#place.watch(() => this.#onMove(), signal);
    addEventListener('keydown', (event) => this.#onKey(event), { capture: true, signal });
    this.#say();
    this.#listVoices();
    this.#update();
  }

  toggle(): void {
    this.#do({ type: isPlaying(this.#player) ? 'pause' : 'play' });
  }

  play(): void {
    this.#do({ type: 'play' });
  }

  focus(): void {
    this.#bar.focus();
  }

  showSettings(): void {
    this.#bar.showPanel(true, true);
  }

  /** Leave the deck where it is. */
  close(): void {
    this.#do({ type: 'pause' });
    this.#open.abort();
    this.#bar.captions.stop();
    this.#bar.element.remove();
    writeSentence(undefined);
    this.#onClose();
  }

  #do(event: Event): void {
    const before = this.#player;
    const { player, effects } = step(this.#place.items, before, event);
    this.#player = player;
    for (const effect of effects) this.#carryOut(effect);
    if (isPlaying(this.#player) !== isPlaying(before)) this.#onPlaying(isPlaying(this.#player));
    this.#update();
  }

  #carryOut(effect: Effect): void {
    switch (effect.type) {
      case 'show': {
        const item = this.#place.items[effect.at];
        if (!item) return;
        this.#place.moveTo(item);
        this.#say();
        const slide = this.#place.slideOf(item);
        if (slide && isPlaying(this.#player)) this.#demonstration.begin(slide);
        return;
      }
      case 'speak': {
        const text = this.#place.items[effect.at]?.spoken ?? '';
        const expected = this.#voice.speak(text, effect.turn, effect.rate);
        if (expected !== undefined) this.#expected = expected;
        // After the other effects of this step.
        else queueMicrotask(() => this.#do({ type: 'failed', turn: effect.turn }));
        return;
      }
      case 'hush':
        clearTimeout(this.#timer);
        this.#bar.captions.stop();
        return this.#voice.hush();
      case 'wait': {
        const { turn, seconds } = effect;
        clearTimeout(this.#timer);
        if (this.#player.phase === 'reading') this.#bar.captions.time(seconds);
        this.#timer = setTimeout(() => this.#do({ type: 'time', turn }), seconds * 1000);
      }
    }
  }

  /** Show the words of the current item, and write its place into the address. */
  #say(): void {
    const { at } = this.#player;
    this.#bar.captions.show(this.#place.items[at]?.text ?? '');
    writeSentence(sentenceNumber(this.#place.items, at));
  }

  #onMove(): void {
    // Where one scrolls, the current slide is only the one in view.
    if (this.#place.scrolls && isPlaying(this.#player)) return;
    const at = this.#place.here();
    this.#do({ type: 'moved', at });
    this.#say();
  }

  #onPlaying(playing: boolean): void {
    this.#awake.set(playing);
    // A screen reader would read each slide over the voice.
    for (const status of document.querySelectorAll('.aria-status'))
      status.setAttribute('aria-live', playing || this.#place.scrolls ? 'off' : 'polite');
    if (!playing) return this.#demonstration.end();
    this.#hasBegun = true;
    if (this.#deck.isPaused()) this.#deck.togglePause(false);
    if (this.#deck.isOverview()) this.#deck.toggleOverview(false);
    this.#bar.showPanel(false);
  }

  #newVoice(): Voice {
    const isNow = (turn: number): boolean => turn === this.#player.turn;
    return new Voice(
      {
        started: (turn) => {
          this.#do({ type: 'started', turn });
          if (isNow(turn)) this.#bar.captions.time(this.#expected);
        },
        ended: (turn) => this.#do({ type: 'ended', turn }),
        failed: (turn) => this.#do({ type: 'failed', turn }),
        said: (turn, share) => {
          if (isNow(turn)) this.#bar.captions.heard(share);
        },
        found: () => this.#useVoice(false),
      },
      this.#settings.voice,
      this.#open.signal,
    );
  }

  #newBar(): Bar {
    return new Bar({
      toggle: () => this.toggle(),
      skip: (by, over) => this.#do({ type: 'skip', by, over }),
      close: () => this.close(),
      setVoice: (voice) => {
        this.#voice.name = voice;
        this.#choose({ voice });
        this.#useVoice(true);
      },
      setRate: (rate) => this.#setRate(rate),
      setCaptions: (captions = !this.#settings.captions) => this.#choose({ captions }),
      setAnnounced: (announced) => this.#choose({ announced }),
    });
  }

  #choose(choice: Partial<Settings>): void {
    this.#settings = { ...this.#settings, ...choice };
    // A voice that sends the text away is chosen anew each time.
    const isLocal = this.#voice.current?.localService ?? true;
    keepSettings(isLocal ? this.#settings : { ...this.#settings, voice: undefined });
    this.#update();
  }

  #setRate(rate: number): void {
    this.#choose({ rate: nearestRate(rate) });
    this.#do({ type: 'rate', rate: this.#settings.rate });
  }

  #useVoice(chosen: boolean): void {
    this.#listVoices();
    this.#do({ type: 'voice', hasVoice: this.#voice.current !== undefined, chosen });
  }

  #listVoices(): void {
    this.#bar.panel.setVoices(this.#voice.voices, this.#voice.current?.name ?? '');
  }

  #onKey(event: KeyboardEvent): void {
    const inBar = event.target instanceof Node && this.#bar.element.contains(event.target);
    if (isCovered() || (controlWants(event.key) && !(inBar && event.key === 'Escape'))) return;
    const action = listenKey(event);
    if (event.key === 'Escape') this.#escape();
    else if (action !== undefined) this.#press(action);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  #escape(): void {
    if (this.#bar.hasPanel) this.#bar.showPanel(false);
    else this.close();
  }

  #press(key: ListenKey): void {
    switch (key) {
      case 'sentence back':
        return this.#do({ type: 'skip', by: -1, over: 'sentence' });
      case 'sentence on':
        return this.#do({ type: 'skip', by: 1, over: 'sentence' });
      case 'slide back':
        return this.#do({ type: 'skip', by: -1, over: 'slide' });
      case 'slide on':
        return this.#do({ type: 'skip', by: 1, over: 'slide' });
      case 'slower':
        return this.#setRate(this.#settings.rate - RATES.step);
      case 'faster':
        return this.#setRate(this.#settings.rate + RATES.step);
      case 'captions':
        return this.#choose({ captions: !this.#settings.captions });
    }
  }

  #update(): void {
    const { captions, announced } = this.#settings;
    this.#bar.update({
      playing: isPlaying(this.#player),
      status: this.#status(),
      done: this.#player.ended ? 1 : this.#place.before(this.#player.at),
      captions,
      announced,
    });
    this.#bar.panel.update(this.#settings);
  }

  #status(): string {
    if (this.#player.ended) return 'The end';
    if (!isPlaying(this.#player)) return this.#hasBegun ? 'Paused' : 'Press play';
    return isVoiced(this.#player) ? '' : 'No voice';
  }
}
