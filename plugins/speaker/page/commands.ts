import { controlWants } from '../../common/focus.ts';
import type { Ink, Press, PreviewReport } from '../protocol.ts';
import type { Request } from '../speaker-side.ts';
import { actionOf } from './keys.ts';
import type { LocalAction } from './keys.ts';
import type { Panes } from './panes.ts';

/** The actions of keys and buttons, in this window or by asking the deck. */
export class Commands {
  readonly #panes: Panes;
  readonly #ask: (request: Request | Ink) => void;

  constructor(panes: Panes, ask: (request: Request | Ink) => void) {
    this.#panes = panes;
    this.#ask = ask;
  }

  act(action: LocalAction): void {
    const { bar, list, notes, time } = this.#panes;
    switch (action) {
      case 'find':
        return list.find();
      case 'clock':
        return time.toggle();
      case 'larger':
        return notes.larger();
      case 'smaller':
        return notes.smaller();
      case 'help':
        return bar.toggleHelp();
      case 'fullscreen':
        return toggleFullscreen();
    }
  }

  /** Do to the deck what a person did in the preview of the current slide. */
  follow(report: PreviewReport): void {
    if (report.type === 'pressed') this.#press(report);
    else if (report.type !== 'ready') this.#ask(report);
  }

  onKey(event: KeyboardEvent): void {
    const { key, keyCode: code, shiftKey: shift, altKey: alt } = event;
    if (event.ctrlKey || event.metaKey || controlWants(key) || this.#panes.bar.helpIsOpen) return;
    if (this.#press({ type: 'pressed', key, code, shift, alt })) event.preventDefault();
  }

  /** Do what a key stands for; false if it stands for nothing. */
  #press(pressed: Press): boolean {
    const action = actionOf(pressed);
    if (typeof action === 'string') this.act(action);
    else if (action) this.#ask(action);
    return action !== undefined;
  }
}

function toggleFullscreen(): void {
  const change = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen?.();
  // Where it is refused, as on a telephone, the window stays as it is.
  change?.catch(() => undefined);
}
