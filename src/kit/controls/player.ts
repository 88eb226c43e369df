import { createButton, relabel } from './button.ts';

/** Steps that follow each other by themselves, and the button that plays and pauses them. */
export interface Player {
  readonly element: HTMLElement;
  /** @param label - the button's text while nothing plays */
  set(label: string): void;
  stop(): void;
}

/**
 * @param pace - steps a second
 * @param begin - called when somebody presses play; returns whether there is anything to play
 * @param step - takes one step and returns whether there is another
 */
export function createPlayer(pace: number, begin: () => boolean, step: () => boolean): Player {
  let timer: ReturnType<typeof setInterval> | undefined;
  let label = '';
  const element = createButton('', () => {
    if (timer !== undefined) return stop();
    if (!begin()) return;
    timer = setInterval(() => {
      if (!step()) stop();
    }, 1000 / pace);
    write();
  });
  const write = (): void => relabel(element, timer === undefined ? label : 'Pause');
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
    write();
  };
  return {
    element,
    stop,
    set(text) {
      label = text;
      write();
    },
  };
}
