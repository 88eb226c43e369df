/** Runs first in the filmed page, whose time goes on as the film asks. */
import type { FiguresPlugin } from '../../../plugins/figures/index.ts';
import { Changes } from './changes.ts';
import { Clock, turn, wait } from './clock.ts';
import { Motions } from './motions.ts';
import { Workers } from './workers.ts';

/** How the film drives the page. */
export interface FilmedPage {
  /**
   * Go on, picture by picture, until what is seen may have changed.
   * @param from - the number of the next picture
   * @param to - the number to stop before
   * @returns the number of the picture that differs from the one before, or `to`
   */
  goOn(from: number, to: number): Promise<number>;
  /** Let so many milliseconds go by. */
  pass(milliseconds: number): Promise<void>;
  /** Begin to count pictures. */
  begin(picturesPerSecond: number): void;
  /** Let the figures of the current slide begin their demonstrations. */
  demonstrate(): Promise<void>;
  /** Show so many steps of the current slide. */
  showSteps(count: number): void;
}

declare global {
  interface Window {
    film: FilmedPage;
  }
}

const clock = new Clock();
const workers = new Workers(clock);
const motions = new Motions(clock);
const changes = new Changes();
let [begun, interval] = [0, 0];
/** What had happened when all was last at rest. */
let atRest = -1;

clock.install(globalThis);
workers.install();
changes.install();

/** Wait until nothing goes on any more in the page and its workers. */
async function settled(): Promise<void> {
  while (atRest !== clock.activity || clock.pending > 0 || !workers.areAtRest) {
    atRest = clock.activity;
    if (clock.pending > 0) await wait(1);
    await turn();
    await workers.follow();
    await turn();
  }
}

async function moveTo(time: number): Promise<boolean> {
  await clock.advance(time, settled);
  clock.drawFrame();
  await settled();
  const hasMoved = motions.follow();
  await settled();
  return changes.take() || hasMoved;
}

/** Return true if nothing can change before this time. */
function isStillUntil(time: number): boolean {
  return (
    !clock.hasFrames &&
    Math.min(clock.nextDue, workers.nextDue) > time &&
    document.getAnimations().length === 0
  );
}

window.film = {
  async goOn(from, to) {
    for (let picture = from; picture < to; picture += 1) {
      const time = begun + picture * interval;
      if (isStillUntil(time) && picture > from) continue;
      if (await moveTo(time)) return picture;
    }
    return to;
  },
  async pass(milliseconds) {
    const end = clock.now + milliseconds;
    while (clock.now < end) await moveTo(Math.min(end, clock.now + 50));
  },
  begin(picturesPerSecond) {
    begun = clock.now;
    interval = 1000 / picturesPerSecond;
    changes.note();
  },
  async demonstrate() {
    const plugin = window.Reveal.getPlugin('figures') as FiguresPlugin;
    const slide = window.Reveal.getCurrentSlide();
    const figures = await plugin.figures();
    clock.activity += 1;
    if (slide) void figures.demonstrate(slide, new AbortController().signal);
  },
  showSteps(count) {
    const { h, v } = window.Reveal.getIndices();
    clock.activity += 1;
    window.Reveal.slide(h, v, count - 1);
  },
};
