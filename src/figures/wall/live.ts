import { h } from '../../../plugins/common/h.ts';
import type { LiveFigure, MountedFigure } from '../../../plugins/figures/contract.ts';
import './wall.css';
import { createButton } from '../../kit/controls/button.ts';
import { cells } from '../../kit/draw/cells.ts';
import { channelsOf } from '../../kit/draw/hex.ts';
import { FACE_PIXELS } from '../pictures/face.ts';
import { MODULE, rect } from '../../kit/draw/svg.ts';
import { engine, type Drawing } from '../engine/index.ts';
import { LatestTask } from '../../kit/latest-task.ts';
import { createCanvas, pixelsOf } from '../../kit/draw/canvas.ts';
import { sleep } from '../../kit/sleep.ts';
import {
  drawWall,
  facesOf,
  HALF,
  nextRound,
  stepsOf,
  WALL,
  withTokens,
  type WallFace,
} from './faces.ts';
import { wall, type State } from './still.ts';

/** From one pixel to the next, in milliseconds: in the first round, and in the quieter ones after it. */
const [FIRST_INTERVAL, INTERVAL] = [60, 110];
/** From one round to the next, in milliseconds. */
const REST = 5000;

/**
 * The wall of faces, growing: what the still form lacks is drawn pixel by pixel. Then, as long as the
 * slide is shown, a few faces at a time are drawn anew; but a wall that its still form shows finished
 * is drawn once. The pixels are recorded ones; once the model is loaded because another figure needed
 * it, they are sampled, from new seeds.
 */
export const wallLive: LiveFigure<State> = {
  initial: (options) => wall.initial(options),

  onStill: true,

  mount(host, { state, reducedMotion }): MountedFigure<State> {
    const { layer, draw } = createLayer();
    let faces: readonly WallFace[] = facesOf(state.asked);
    const goesOn = state.asked < FACE_PIXELS;
    let round = 0;
    let step = 0;
    const playing = new LatestTask();
    let drawing: Drawing | undefined;
    let seed = 0;
    /** True while only recorded pixels are drawn, so that all is the same each time. */
    let isDemonstration = false;
    const button = createButton('Pause', () => (playing.isRunning ? pause() : play()));
    layer.append(button);
    // Whoever wants no motion keeps the still form.
    if (!reducedMotion) host.append(layer);

    function play(): void {
      if (!goesOn && isRoundOver()) step = 0;
      void goOn(playing.begin());
    }

    async function goOn(signal: AbortSignal): Promise<void> {
      layer.hidden = false;
      host.dataset['unfinished'] = '';
      button.textContent = 'Pause';
      draw(faces, step);
      await drawRounds(signal).catch(pause);
    }

    async function drawRounds(signal: AbortSignal): Promise<void> {
      await drawSteps(signal);
      while (goesOn && !signal.aborted) {
        await sleep(REST, signal);
        if (signal.aborted) return;
        faces = nextRound(faces, (round += 1));
        step = 0;
        draw(faces, step);
        await drawSteps(signal);
      }
      if (!signal.aborted) pause();
    }

    async function drawSteps(signal: AbortSignal): Promise<void> {
      if (step === 0 && !isDemonstration && engine.isLoaded('faces')) await sampleAnew(signal);
      while (!signal.aborted && !isRoundOver()) {
        await sleep(round === 0 ? FIRST_INTERVAL : INTERVAL, signal);
        if (!signal.aborted) draw(faces, (step += 1));
      }
    }

    function isRoundOver(): boolean {
      return step >= stepsOf(faces);
    }

    /** Sample all that is missing, as far ahead of what is seen as the model is fast. */
    async function sampleAnew(signal: AbortSignal): Promise<void> {
      const release = engine.hold();
      const unfinished = faces.filter(({ start }) => start < FACE_PIXELS);
      seed += unfinished.length;
      const samples = unfinished.map(({ tokens }, i) => ({
        prefix: tokens.slice(0, HALF),
        seed: seed + i,
      }));
      try {
        drawing = engine.sample('faces', samples, { temperature: 1 });
        drawing.draw(Infinity);
        const pictures = samples.map(({ prefix }) => [...prefix]);
        for await (const { tokens } of drawing)
          pictures.forEach((picture, i) => picture.push(tokens[i] ?? 0));
        if (signal.aborted || pictures[0]?.length !== FACE_PIXELS) return;
        faces = faces.map((face) => {
          const picture = pictures[unfinished.indexOf(face)];
          return picture ? withTokens(face, picture) : face;
        });
        draw(faces, step);
      } finally {
        release();
      }
    }

    function pause(): void {
      playing.end();
      drawing?.cancel();
      drawing = undefined;
      const isFinished = !goesOn && isRoundOver();
      if (isFinished) delete host.dataset['unfinished'];
      button.textContent = isFinished ? 'Again' : 'Go on';
    }

    return {
      getState: () => state,
      setState: () => undefined,
      show() {
        if (!reducedMotion) play();
      },
      hide: pause,
      async demonstrate(signal) {
        if (reducedMotion) return;
        pause();
        faces = facesOf(state.asked);
        [round, step] = [0, 0];
        isDemonstration = true;
        signal.addEventListener('abort', pause);
        await goOn(playing.begin());
        signal.removeEventListener('abort', pause);
        isDemonstration = false;
      },
      destroy() {
        layer.remove();
        delete host.dataset['unfinished'];
      },
    };
  },
};

/** Make the layer that lies over the still form, hidden, and the function that draws a wall in it. */
function createLayer(): {
  layer: HTMLElement;
  draw: (faces: readonly WallFace[], steps: number) => void;
} {
  const { width, height, drawnWidth, drawnHeight, palette } = WALL;
  const layer = h('div', { class: 'wall-live', hidden: true });
  layer.innerHTML = `<svg viewBox="0 0 ${drawnWidth} ${drawnHeight}" aria-hidden="true">${rect('wall', 0, 0, drawnWidth, drawnHeight)}<g></g></svg>`;
  const group = layer.querySelector('g');
  const context = createCanvas(width, height);
  layer.append(context.canvas);
  const colors = palette.map(channelsOf);
  let markup = '';
  return {
    layer,
    draw(faces, steps) {
      const { tokens, holes, asked } = drawWall(faces, steps);
      context.putImageData(
        pixelsOf(width, height, tokens, (token) => colors[token]),
        0,
        0,
      );
      const next = cells('hole', holes, MODULE) + cells('red', asked, MODULE, 0);
      if (group && next !== markup) group.innerHTML = markup = next;
    },
  };
}
