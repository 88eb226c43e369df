import type { RevealApi } from 'reveal.js';
import { isCovered } from '../common/covered.ts';
import { controlWants } from '../common/focus.ts';
import { h } from '../common/h.ts';
import { readingBegins } from '../common/room.ts';
import { inPreview, inReading, inScrollView } from '../common/views.ts';
import type { Book } from './book.ts';
import { readInk, writeInk } from './file.ts';
import { Hand } from './hand.ts';
import { touches } from './hit.ts';
import { Layers } from './layers.ts';
import type { Message } from './messages.ts';
import { nameOf, nameSlides, stepOf } from './slides.ts';
import type { Pen, Point, Stroke } from './stroke.ts';
import { Surface } from './surface.ts';
import { Toolbar } from './toolbar.ts';
import type { Tool } from './toolbar.ts';
import './ink.css';

/** The name of a saved file. */
const fileName = 'talk-ink.json';

/** Drawing in one window: strokes on the slides, and while it is on the surface and the tools. */
export class Drawing {
  readonly #deck: RevealApi;
  readonly #book: Book;
  readonly #send: (message: Message) => void;
  readonly #layers: Layers;
  readonly #hand: Hand;
  readonly #surface: Surface;
  readonly #toolbar: Toolbar;
  /** Strokes that are not in the book yet, here or in another window. */
  readonly #unfinished = new Map<string, Stroke>();
  /** The strokes among them that are drawn here. */
  readonly #mine = new Set<string>();
  #tool: Tool = { color: 'red', width: 'thin', erasing: false };
  #on = false;

  /** @param send - sends a message to the other windows */
  constructor(deck: RevealApi, book: Book, send: (message: Message) => void) {
    this.#deck = deck;
    this.#book = book;
    this.#send = send;
    nameSlides(deck);
    this.#layers = new Layers(deck);
    this.#hand = new Hand({
      kind: () => (this.#tool.erasing ? undefined : this.#pen()),
      more: (stroke, from) => this.#draw(stroke, from),
      finish: (stroke) => book.obey({ do: 'draw', stroke }),
      drop: (id) => {
        this.drop(id);
        send({ type: 'drop', id });
      },
      erase: (from, to, drag) => this.#erase(from, to, drag),
    });
    this.#surface = new Surface(deck, this.#hand);
    const here = (action: 'undo' | 'redo' | 'clear') => () =>
      book.obey({ do: action, slide: this.#slide() });
    this.#toolbar = new Toolbar({
      choose: (tool) => {
        this.#tool = { ...this.#tool, ...tool };
        this.#update();
      },
      undo: here('undo'),
      redo: here('redo'),
      clear: here('clear'),
      clearAll: () => book.obey({ do: 'replace', strokes: [] }),
      save: () => download(writeInk(book.all())),
      open: (text) => this.#open(text),
      done: () => this.turn(false, true),
    });
    deck.on('slidechanged', () => this.#update());
    addEventListener('keydown', (event) => this.#onKey(event), { capture: true });
    document.addEventListener(readingBegins, () => this.#show(false, false));
    for (const slide of book.slides()) this.refresh(slide);
  }

  get on(): boolean {
    return this.#on;
  }

  /**
   * Begin or end drawing in all windows.
   * @param withTools - false if the tools are in another window, where a person has begun it
   */
  turn(on: boolean, withTools: boolean): void {
    this.#show(on, withTools);
    this.#send({ type: 'on', on: this.#on });
  }

  /** Begin or end drawing as another window says. */
  follow(on: boolean): void {
    if (on !== this.#on) this.#show(on, inPreview(this.#deck));
  }

  /** Show the strokes of a slide as the book has them now. */
  refresh(slide: string): void {
    const strokes = this.#book.strokes(slide);
    for (const { id } of strokes) {
      this.#unfinished.delete(id);
      this.#mine.delete(id);
    }
    const unfinished = [...this.#unfinished.values()].filter((stroke) => stroke.slide === slide);
    this.#layers.show(slide, [...strokes, ...unfinished]);
    this.#update();
  }

  /** Show more of a stroke that is drawn in another window. */
  more({ id, pen, from, points }: Message & { type: 'more' }): void {
    if (this.#mine.has(id)) return;
    const before = this.#unfinished.get(id)?.points ?? [];
    if (before.length !== from) return;
    this.#put({ id, ...pen, points: [...before, ...points] });
  }

  /** Forget a stroke that will not be finished. */
  drop(id: string): void {
    const slide = this.#unfinished.get(id)?.slide;
    this.#unfinished.delete(id);
    this.#mine.delete(id);
    if (slide !== undefined) this.refresh(slide);
  }

  /** Say something to whoever draws here. */
  say(sentence: string): void {
    this.#toolbar.say(sentence);
  }

  #show(on: boolean, withTools: boolean): void {
    if (!on) this.#hand.end();
    this.#on = on && this.#canDraw();
    this.#surface.element.remove();
    this.#toolbar.element.remove();
    if (!this.#on) return;
    this.#deck.getRevealElement()?.append(this.#surface.element);
    if (!withTools) return;
    // Outside the body, which a zoom moves, the tools stay in their place.
    const { embedded } = this.#deck.getConfig();
    const place = embedded ? this.#deck.getRevealElement() : document.documentElement;
    place?.append(this.#toolbar.element);
    this.#update();
    this.#toolbar.greet();
  }

  #canDraw(): boolean {
    // The next step beside the current slide is only looked at.
    const isInert = /[?&]inert\b/.test(location.search);
    return !isInert && !inReading() && !inScrollView(this.#deck) && !this.#deck.isOverview();
  }

  #slide(): string {
    return nameOf(this.#deck.getCurrentSlide());
  }

  #pen(): Pen {
    const { color, width } = this.#tool;
    return { slide: this.#slide(), step: stepOf(this.#deck.getCurrentSlide()), color, width };
  }

  #draw(stroke: Stroke, from: number): void {
    const { id, points, ...pen } = stroke;
    this.#mine.add(id);
    this.#put(stroke);
    this.#send({ type: 'more', id, pen, from, points: points.slice(from) });
  }

  #put(stroke: Stroke): void {
    this.#unfinished.set(stroke.id, stroke);
    this.#layers.put(stroke);
  }

  #erase(from: Point, to: Point, drag: string): void {
    const slide = this.#slide();
    const step = stepOf(this.#deck.getCurrentSlide());
    const ids = this.#book
      .strokes(slide)
      .filter((stroke) => stroke.step <= step && touches(stroke, from, to))
      .map(({ id }) => id);
    if (ids.length > 0) this.#book.obey({ do: 'erase', slide, ids, drag });
  }

  #open(text: string): void {
    try {
      const strokes = readInk(text);
      this.#book.obey({ do: 'replace', strokes });
      if (strokes.some(({ slide }) => !this.#layers.has(slide)))
        this.say('Some of these drawings are of slides that this deck does not have.');
    } catch (error) {
      this.say(error instanceof Error ? error.message : 'The file cannot be read.');
    }
  }

  #update(): void {
    const slide = this.#slide();
    const [canUndo, canRedo] = [this.#book.canUndo(slide), this.#book.canRedo(slide)];
    this.#toolbar.update(this.#tool, { canUndo, canRedo });
  }

  #onKey(event: KeyboardEvent): void {
    const { key, shiftKey } = event;
    if (!this.#on || event.defaultPrevented || isCovered() || this.#deck.isOverview()) return;
    const chord = (event.ctrlKey || event.metaKey) && !event.altKey ? key.toLowerCase() : '';
    const slide = this.#slide();
    if (key === 'Escape' && !this.#deck.isPaused()) this.turn(false, true);
    else if (controlWants(key)) return;
    else if (chord === 'z') this.#book.obey({ do: shiftKey ? 'redo' : 'undo', slide });
    else if (chord === 'y') this.#book.obey({ do: 'redo', slide });
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}

function download(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  h('a', { href: url, download: fileName }).click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
