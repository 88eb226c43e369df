import { h } from '../common/h.ts';
import { roomNow } from '../common/room.ts';
import { mergeState } from './address.ts';
import type { FigureContext, Json, LiveFigure, MountedFigure } from './contract.ts';
import { removeFault, sayFault } from './fault.ts';

/** How far a figure is brought to life. */
export type Stage = 'still' | 'mounted' | 'shown';

export interface HostedFigureOptions {
  readonly key: string;
  readonly element: HTMLElement;
  readonly slide: Element;
  load(this: void): Promise<LiveFigure>;
  /** If true, the figure only shows what another window computes. */
  readonly mirrored: boolean;
  /** The properties of its state that the address names. */
  readonly saved: Readonly<Record<string, Json>>;
  /** Called when the state may have changed. */
  changed(this: void): void;
}

/** One `<figure data-figure>` on a slide, from its still form to its live form and back. */
export class HostedFigure {
  readonly key: string;
  readonly slide: Element;
  private readonly options: HostedFigureOptions;
  private readonly element: HTMLElement;
  private figure: LiveFigure | undefined;
  private loading = false;
  private failed = false;
  private wanted: Stage = 'still';
  private mounted: MountedFigure | undefined;
  private shown = false;
  private live: HTMLElement | undefined;
  private first: Json | undefined;
  /** Ends the demonstration that plays, or that waits for the figure to be shown. */
  private demonstration: AbortController | undefined;
  private whenShown: () => void = () => undefined;
  /** State and result to give it at its next mount. */
  private kept: { state?: Json | undefined; result?: Json | undefined } = {};

  constructor(options: HostedFigureOptions) {
    this.options = options;
    this.key = options.key;
    this.slide = options.slide;
    this.element = options.element;
    if (Object.keys(options.saved).length > 0) this.kept = { state: { ...options.saved } };
  }

  get stage(): Stage {
    return this.wanted;
  }

  /** The initial state; undefined until the first mount. */
  get initial(): Json | undefined {
    return this.first;
  }

  get state(): Json | undefined {
    return this.mounted ? this.mounted.getState() : this.kept.state;
  }

  set state(state: Json) {
    this.demonstration?.abort();
    this.kept = { state };
    if (this.mounted && this.first !== undefined) this.restore(this.mounted, this.first);
  }

  get result(): Json | undefined {
    return this.mounted ? this.mounted.getResult?.() : this.kept.result;
  }

  set result(result: Json) {
    this.kept.result = result;
    attempt(() => this.mounted?.setResult?.(result));
  }

  /** Bring the figure to a stage as soon as its code is loaded. Failures are said in the figure. */
  set stage(stage: Stage) {
    if (this.wanted === stage) return;
    this.wanted = stage;
    void this.settle();
  }

  /**
   * Let the figure play its demonstration as soon as it is shown. It ends by the signal, by the next
   * one, by a state from outside, and when the figure is left; then the promise resolves.
   */
  async demonstrate(signal: AbortSignal): Promise<void> {
    this.demonstration?.abort();
    if (signal.aborted) return;
    const ending = new AbortController();
    this.demonstration = ending;
    signal.addEventListener('abort', () => ending.abort(), { signal: ending.signal });
    if (!this.shown) await this.showing(ending.signal);
    if (!ending.signal.aborted) await this.mounted?.demonstrate?.(ending.signal);
  }

  /** Mount the figure anew, with its state, for the room that there is now. */
  remount(): void {
    if (!this.mounted) return;
    this.unmount();
    void this.settle();
  }

  private async settle(): Promise<void> {
    try {
      if (!this.figure && this.wanted !== 'still') await this.load();
      const still = stillOf(this.element);
      if (this.figure?.onStill && still && !this.mounted) await filled(still);
      if (this.wanted === 'still') this.unmount();
      else this.enliven();
    } catch (error) {
      this.fail(error instanceof Error ? error.message : 'This figure has failed.');
    }
  }

  private async load(): Promise<void> {
    if (this.loading) return;
    this.loading = true;
    try {
      this.figure = await this.options.load();
    } catch {
      this.fail('This figure could not be loaded; its drawing stays.');
    } finally {
      this.loading = false;
    }
  }

  private enliven(): void {
    const { figure } = this;
    if (!figure || this.failed || (this.options.mirrored && !figure.mirrors)) return;
    const mounted = (this.mounted ??= this.mount(figure));
    const shown = this.wanted === 'shown' && !this.hasFailed();
    if (shown === this.shown) return;
    this.shown = shown;
    if (shown) {
      mounted.show();
      this.whenShown();
    } else {
      this.demonstration?.abort();
      mounted.hide();
    }
  }

  /** Resolve when the figure is shown, or the signal aborts. */
  private showing(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      this.whenShown = resolve;
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  private mount(figure: LiveFigure): MountedFigure {
    const initial = (this.first ??= figure.initial(optionsOf(this.element)));
    const host = this.hostFor(figure);
    const mounted = figure.mount(host, this.context(initial));
    if (!this.failed) this.element.dataset['live'] = figure.onStill ? 'still' : '';
    this.restore(mounted, initial);
    return mounted;
  }

  private hostFor(figure: LiveFigure): HTMLElement {
    const still = stillOf(this.element);
    if (figure.onStill && still) return still;
    const live = h('div', { class: 'live' });
    still?.after(live);
    this.live = live;
    return live;
  }

  /** Give the figure the state and result kept for it. */
  private restore(mounted: MountedFigure, initial: Json): void {
    const { state, result } = this.kept;
    attempt(() => {
      if (state !== undefined) mounted.setState(mergeState(initial, state));
      if (result !== undefined) mounted.setResult?.(result);
    });
    this.options.changed();
  }

  private context(state: Json): FigureContext {
    const { key, mirrored, changed } = this.options;
    const announce = (name: string, detail: object): void => {
      this.element.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
    };
    return {
      state,
      room: roomNow(),
      reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
      mirrored,
      changed: () => {
        changed();
        announce('figurechange', { key, state: this.state });
      },
      computed: () => announce('figureresult', { key, result: this.result }),
      busy: (words) => announce('figurebusy', { key, words }),
      fail: (sentence) => this.fail(sentence),
    };
  }

  private unmount(): void {
    const { mounted } = this;
    if (this.shown) this.demonstration?.abort();
    if (mounted) this.kept = { state: this.state, result: this.result };
    this.mounted = undefined;
    this.failed = false;
    removeFault(this.element);
    delete this.element.dataset['live'];
    if (this.shown) mounted?.hide();
    this.shown = false;
    mounted?.destroy();
    this.live?.remove();
  }

  private fail(sentence: string): void {
    this.failed = true;
    this.demonstration?.abort();
    delete this.element.dataset['live'];
    sayFault(this.element, sentence);
    if (this.shown) this.mounted?.hide();
    this.shown = false;
  }

  /** A method, since TypeScript cannot see that mounting may set `failed`. */
  private hasFailed(): boolean {
    return this.failed;
  }
}

function attempt(change: () => void): void {
  try {
    change();
  } catch {
    // An address or another window asked for a state that the figure cannot show: keep the present one.
  }
}

function stillOf(element: HTMLElement): HTMLElement | null {
  return element.querySelector<HTMLElement>(':scope > .still');
}

/** Resolve when the still form is in its place. */
function filled(still: HTMLElement): Promise<void> {
  return new Promise((resolve) => {
    if (still.dataset['still'] === undefined) return resolve();
    const watcher = new MutationObserver(() => {
      if (still.dataset['still'] !== undefined) return;
      watcher.disconnect();
      resolve();
    });
    watcher.observe(still, { attributeFilter: ['data-still'] });
  });
}

function optionsOf(element: HTMLElement): Record<string, string> {
  const entries = Object.entries(element.dataset).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !['figure', 'live'].includes(entry[0]),
  );
  return Object.fromEntries(entries);
}
