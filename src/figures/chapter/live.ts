import type { LiveFigure, MountedFigure } from '../../../plugins/figures/contract.ts';
import { LatestTask } from '../../kit/latest-task.ts';
import { sleep } from '../../kit/sleep.ts';
import { askedCells, chapter, drawDigit, type State } from './still.ts';

/** How many pictures the digit is inked in, and the milliseconds from one to the next. */
const [FRAMES, INTERVAL] = [40, 50];

/** A chapter's number, inked from the top as far as the talk has come, each time its slide is shown. */
export const liveChapter: LiveFigure<State> = {
  initial: (options) => chapter.initial(options),

  onStill: true,

  mount(host, { state, reducedMotion }): MountedFigure<State> {
    const drawing = host.querySelector('svg');
    const cells = askedCells(state);
    const playing = new LatestTask();

    function draw(frame: number): void {
      const asked = cells[Math.round((frame / FRAMES) * (cells.length - 1))];
      if (drawing) drawing.innerHTML = drawDigit(state, asked);
    }

    async function play(signal: AbortSignal): Promise<void> {
      host.dataset['unfinished'] = '';
      for (let frame = 0; frame <= FRAMES && !signal.aborted; frame += 1) {
        draw(frame);
        await sleep(INTERVAL, signal);
      }
      if (!signal.aborted) finish();
    }

    function finish(): void {
      playing.end();
      delete host.dataset['unfinished'];
      draw(FRAMES);
    }

    return {
      getState: () => state,
      setState: () => undefined,
      show() {
        if (!reducedMotion) void play(playing.begin());
      },
      hide: finish,
      async demonstrate(signal) {
        if (reducedMotion) return finish();
        signal.addEventListener('abort', finish);
        await play(playing.begin());
        signal.removeEventListener('abort', finish);
      },
      destroy: finish,
    };
  },
};
