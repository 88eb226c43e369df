import { h } from '../../../plugins/common/h.ts';
import type { Room } from '../../../plugins/figures/contract.ts';
import { channelsOf } from '../../kit/draw/hex.ts';
import { svg } from '../../kit/draw/svg.ts';
import type { Run } from '../engine/learner.ts';
import { createCanvas, pixelsOf } from '../../kit/draw/canvas.ts';
import { heightOf, readPicture, sheetOf, widthOf, type Grid } from './pictures.ts';
import { DRAWN, drawRun, LAYOUTS, PLACES, REAL, type Part } from './run-drawing.ts';

/** A run in the page, drawn anew many times a second. */
export interface RunView {
  readonly element: HTMLElement;
  draw(run: Run): void;
}

/** The shares of a run at which its pictures change for somebody who wants less motion. */
const STEPS = [0, 1 / 16, 1 / 4, 9 / 16, 1];

const PARTS: readonly Part[] = ['pictures', 'counter', 'loss', 'probe', 'attention'];

export function createRunView(room: Room, reducedMotion: boolean): RunView {
  const { width, height } = LAYOUTS[room];
  const element = h('div', { class: 'run' });
  element.innerHTML = svg(
    width,
    height,
    'Sixteen drawings of the network beside eight real pictures, its loss, what a probe finds in its layers, and where it looks.',
    PARTS.map((part) => `<g data-part="${part}"></g>`).join(''),
  );
  const markup = new Map<Part, string>();
  const drawn = createSheet(DRAWN, PLACES.drawn);
  const real = createSheet(REAL, PLACES.real);
  element.append(drawn.canvas, real.canvas);
  /** The look that is seen. */
  let look: Run['look'] = null;

  function set(part: Part, body: string): void {
    if (markup.get(part) === body) return;
    markup.set(part, body);
    const group = element.querySelector(`[data-part="${part}"]`);
    if (group) group.innerHTML = body;
  }

  return {
    element,
    draw(run) {
      if (!look || !run.look || !reducedMotion || isStep(look, run)) look = run.look;
      const parts = drawRun({ ...run, look }, room);
      for (const part of PARTS) set(part, parts[part]);
      const { setting, task } = run;
      const pixels = setting && { task, side: setting.side, colors: setting.colors };
      drawn.draw(look?.drawings, pixels);
      real.draw(setting?.heldOut, pixels);
    },
  };
}

/** Return whether a run has come to another of its steps since it was looked at. */
function isStep(look: NonNullable<Run['look']>, { look: newest, setting }: Run): boolean {
  const stepOf = (seen: number): number =>
    STEPS.filter((share) => share * (setting?.pictures ?? 0) <= seen).length;
  const seen = newest?.picturesSeen ?? 0;
  return seen < look.picturesSeen || stepOf(seen) !== stepOf(look.picturesSeen);
}

interface Sheet {
  readonly canvas: HTMLCanvasElement;
  draw(codes: readonly string[] | undefined, pixels: Parameters<typeof sheetOf>[1] | null): void;
}

/** Make a canvas with a grid of pictures, which lies over the drawing. */
function createSheet(grid: Grid, [left, top]: readonly [number, number]): Sheet {
  const context = createCanvas(1, 1);
  const { canvas } = context;
  canvas.setAttribute('aria-hidden', 'true');
  canvas.style.cssText = `left:${left}px;top:${top}px;width:${widthOf(grid)}px;height:${heightOf(grid)}px`;
  let seen: readonly string[] | undefined;
  return {
    canvas,
    draw(codes, pixels) {
      if (codes === seen) return;
      seen = codes;
      canvas.hidden = !codes || !pixels;
      if (!codes || !pixels) return;
      const { width, height, tokens } = sheetOf(codes.map(readPicture), pixels, grid);
      Object.assign(canvas, { width, height });
      const colors = pixels.colors.map(channelsOf);
      context.putImageData(
        pixelsOf(width, height, tokens, (token) => colors[token]),
        0,
        0,
      );
    },
  };
}
