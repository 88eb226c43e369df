import { h } from '../../common/h.ts';
import { drawKey } from '../../ink/key.ts';
import type { Ink, Place, PreviewReport, Talk } from '../protocol.ts';
import type { News, Request } from '../speaker-side.ts';
import { ControlBar } from './bar.ts';
import { isDrawing } from './drawing.ts';
import { inFloat } from './float.ts';
import type { LocalAction } from './keys.ts';
import { SlideList } from './list.ts';
import { NotesPane } from './notes.ts';
import { Previews } from './previews.ts';
import { split } from './split.ts';
import { Strip } from './strip.ts';
import { TimeBar } from './time.ts';

/** Callbacks for what a person does in the panes. */
export interface PanesPlan {
  ask(this: void, request: Request): void;
  act(this: void, action: LocalAction): void;
  report(this: void, report: PreviewReport): void;
}

/** What stands between this window and the deck. */
export interface Trouble {
  readonly isAlone: boolean;
  /** True if the last command was given up. */
  readonly missed: boolean;
  /** The address of the deck that was there before. */
  readonly address: string | null;
}

/** Everything that the speaker's window shows. */
export class Panes {
  readonly time: TimeBar;
  readonly list: SlideList;
  readonly notes: NotesPane;
  readonly bar: ControlBar;
  readonly #previews: Previews;
  readonly #strip = new Strip();
  readonly #status = h('p', { class: 'speaker-status', role: 'status' });
  // A window that is opened by this link has the session of this one, and so finds it at once.
  readonly #reopen = h(
    'a',
    { class: 'speaker-reopen', hidden: true, target: '_blank', rel: 'opener' },
    'Open the deck',
  );
  readonly #trouble = h('div', { class: 'speaker-waiting' }, this.#status, this.#reopen);
  #talk: Talk | undefined;
  #place: Place | undefined;

  constructor(root: HTMLElement, { ask, act, report }: PanesPlan) {
    const go = (slide: number): void => ask({ type: 'go', slide });
    this.time = new TimeBar(
      (clock) => ask({ type: 'clock', clock }),
      (slide) => this.#strip.plan(slide),
    );
    this.list = new SlideList(go);
    this.notes = new NotesPane((id) => {
      const slide = this.#talk?.slides.findIndex((listed) => listed.id === id) ?? -1;
      if (slide >= 0) go(slide);
    });
    this.bar = new ControlBar({
      move: (move) => ask({ type: 'move', move, skip: false }),
      draw: () => ask({ type: 'key', code: drawKey }),
      act,
    });
    this.#previews = new Previews(report);
    root.classList.add('speaker');
    root.classList.toggle('speaker-small', inFloat());
    root.replaceChildren(
      h('header', { class: 'speaker-head' }, this.time.element, this.bar.place),
      this.#strip.element,
      this.#trouble,
      h('main', {}, ...(inFloat() ? this.#arrangeInSmall() : [this.#arrange()])),
      this.bar.element,
    );
  }

  show(message: News): void {
    switch (message.type) {
      case 'here':
        return this.#meet(message.talk);
      case 'place':
        return this.#follow(message);
      case 'clock':
        this.time.clock = message.clock;
        return;
      case 'figure':
      case 'result':
        return this.#previews.figure(message);
      case 'dot':
        this.bar.pointer = message.on;
        return this.#previews.current.send(message);
    }
  }

  /** Show in the previews what is drawn. */
  draw(message: Ink): void {
    const on = isDrawing(message);
    if (on !== undefined) this.bar.drawing = on;
    this.#previews.draw(message);
  }

  /** Say that there is no deck, or that it did not answer, and offer to open the former one. */
  showTrouble({ isAlone, missed, address }: Trouble): void {
    const gone = address === null ? 'Looking for the deck …' : 'The deck’s window is gone.';
    const words = [
      ...(isAlone ? [gone] : []),
      ...(missed ? ['Your last press was not taken.'] : []),
    ];
    const text = words.join(' ');
    if (this.#status.textContent !== text) this.#status.textContent = text;
    this.#trouble.hidden = text === '';
    this.#reopen.hidden = !isAlone || address === null;
    if (isAlone && address !== null) {
      const slide = this.#place && this.#talk?.slides[this.#place.slide]?.id;
      this.#reopen.href = slide ? `${address}#/${encodeURIComponent(slide)}` : address;
    }
  }

  #meet(talk: Talk): void {
    const { title, hurried } = talk;
    this.#talk = talk;
    this.#previews.reset();
    document.title = `Speaker: ${title}`;
    this.list.fill(talk);
    this.#strip.fill(talk);
    this.bar.hint =
      hurried.length > 0 ? `Less than the least time for a slide: ${hurried.join(', ')}` : '';
  }

  #follow(place: Place): void {
    const talk = this.#talk;
    if (!talk) return;
    this.#place = place;
    this.#previews.show(talk, place);
    this.notes.show(place);
    this.list.show(place.slide);
    this.#strip.show(place.slide);
    this.time.show(talk, place.slide);
    this.bar.show(place, talk.slides.length);
  }

  #arrange(): HTMLElement {
    const below = split(
      { name: 'next', label: 'Border beside the next step', direction: 'row', share: [58, 50] },
      this.#previews.next.element,
      this.list.element,
    );
    const pictures = split(
      {
        name: 'pictures',
        label: 'Border below the current slide',
        direction: 'column',
        share: [60, 58],
      },
      this.#previews.current.element,
      below,
    );
    return split(
      { name: 'panes', label: 'Border beside the notes', direction: 'row', share: [58, 34] },
      pictures,
      this.notes.element,
    );
  }

  /** Leave out the current slide, which is not loaded then; the list lies over the rest while it is used. */
  #arrangeInSmall(): HTMLElement[] {
    const panes = split(
      { name: 'small', label: 'Border beside the notes', direction: 'row', share: [60, 62] },
      this.notes.element,
      this.#previews.next.element,
    );
    return [panes, this.list.element];
  }
}
