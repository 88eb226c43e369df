import type { Content, Ink, Place, PreviewOrder, PreviewReport, Talk } from '../protocol.ts';
import { Frame } from './frame.ts';

/** The current slide and the next step, with the figures as they are in the deck. */
export class Previews {
  readonly current: Frame;
  readonly next: Frame;
  /** The newest state and result of each figure, for frames that load later. */
  readonly #figures = new Map<string, PreviewOrder>();

  /** @param onReport - called with what a person does in the preview of the current slide */
  constructor(onReport: (report: PreviewReport) => void) {
    this.current = new Frame('Current slide', (report) => {
      if (report.type === 'ready') return this.#catchUp(this.current);
      if (report.type === 'figure' || report.type === 'result') this.#keep(report, [this.next]);
      onReport(report);
    });
    this.next = new Frame('Next step', (report) => {
      if (report.type === 'ready') this.#catchUp(this.next);
      // It asks for what was drawn before it was there.
      if (report.type === 'ink') onReport(report);
    });
    this.next.inert = true;
  }

  /** Forget the figures of the deck before. */
  reset(): void {
    this.#figures.clear();
  }

  show(talk: Talk, place: Place): void {
    const { state, next, slide, step, steps } = place;
    // The speaker sees the slide also while the deck is black.
    this.current.show(talk, { ...state, paused: false }, place);
    this.next.show(talk, next, place);
    const after = talk.slides.find(({ h, v }) => h === next?.['indexh'] && v === next['indexv']);
    this.current.caption = talk.slides[slide]?.title ?? '';
    this.next.caption = !next
      ? 'End of the talk'
      : after === talk.slides[slide]
        ? `Next: step ${step + 1} of ${steps}`
        : `Next: ${after?.title}`;
  }

  figure(message: Content & { type: 'figure' | 'result' }): void {
    this.#keep(message, [this.current, this.next]);
  }

  draw(message: Ink): void {
    for (const frame of [this.current, this.next]) frame.send(message);
  }

  #keep(order: PreviewOrder & { type: 'figure' | 'result' }, frames: readonly Frame[]): void {
    this.#figures.set(`${order.type} ${order.key}`, order);
    for (const frame of frames) frame.send(order);
  }

  #catchUp(frame: Frame): void {
    // A result belongs to the state before it.
    for (const type of ['figure', 'result'])
      for (const order of this.#figures.values()) if (order.type === type) frame.send(order);
  }
}
