import { channelsOf } from '../../kit/draw/channels.ts';
import type { LiveFigure, MountedFigure } from '../../../plugins/figures/contract.ts';
import '../../theme/wall-live.css';
import data from '../../../assets/data/wall.json' with { type: 'json' };
import { createButton } from '../../kit/controls/button.ts';
import { face, FACE_PIXELS, FACE_SIDE, tokensOf, withoutGround } from '../../kit/draw/face.ts';
import { cells } from '../../kit/draw/cells.ts';
import { MODULE, rect, type Point } from '../../kit/draw/svg.ts';
import { engine, type Drawing } from '../../kit/engine/index.ts';
import { COLUMNS, GIANT, HALVES_FROM, placesOfFaces, ROWS, wall, type State } from './still.ts';

/** From one pixel to the next, in milliseconds. */
const PACE = 60;
const HALF = FACE_PIXELS / 2;
const [WIDTH, HEIGHT] = [COLUMNS * FACE_SIDE, ROWS * FACE_SIDE];

/** How many of the wall's pixels a module is wide. */
const PER_MODULE = 4;

/** A face on the wall. */
interface Place {
  readonly column: number;
  readonly row: number;
  /** How many of the wall's pixels one of the face's is wide. */
  readonly scale: number;
  /** From which pixel on the wall draws it while it is watched; FACE_PIXELS where it is whole. */
  readonly from: number;
  tokens: number[];
}

/**
 * The wall of faces, growing: what the still form lacks is drawn pixel by pixel, once each time the
 * slide is shown. The pixels are those that were recorded; once the model is loaded because a figure
 * needed it, they are drawn anew, by new seeds.
 */
export const wallLive: LiveFigure<State> = {
  initial: (options) => wall.initial(options),

  onStill: true,

  mount(host, { state, reducedMotion }): MountedFigure<State> {
    const layer = document.createElement('div');
    layer.className = 'wall-live';
    const places = placesFrom(state.asked);
    const draw = createDrawing(layer, places);
    const button = createButton('Pause', () => (playing ? pause() : play()));
    layer.append(button);
    layer.hidden = true;
    // Who wants no motion keeps the still form.
    if (!reducedMotion) host.append(layer);

    let playing: symbol | undefined;
    /** How many pixels have been drawn; each place begins at its own. */
    let step = 0;
    let drawing: Drawing | undefined;
    let seed = 0;
    const last = FACE_PIXELS - Math.min(...places.map(({ from }) => from));

    function play(): void {
      if (step >= last) step = 0;
      const own = (playing = Symbol());
      layer.hidden = false;
      button.textContent = 'Pause';
      draw(step);
      void go(own).catch(() => pause());
    }

    async function go(own: symbol): Promise<void> {
      if (step === 0 && engine.isLoaded('faces')) await redraw(own);
      while (playing === own && step < last) {
        await new Promise((resolve) => setTimeout(resolve, PACE));
        if (playing === own) draw((step += 1));
      }
      if (playing === own) pause();
    }

    /** Draws all that is missing anew, as far ahead of what is seen as the model is fast. */
    async function redraw(own: symbol): Promise<void> {
      const release = engine.hold();
      const missing = places.filter(({ from }) => from < FACE_PIXELS);
      seed += missing.length;
      const samples = missing.map(({ tokens }, i) => ({
        prefix: tokens.slice(0, HALF),
        seed: seed + i,
      }));
      try {
        drawing = engine.sample('faces', samples, { temperature: 1 });
        drawing.draw(Infinity);
        const drawn = samples.map(({ prefix }) => [...prefix]);
        for await (const { tokens } of drawing) drawn.forEach((one, i) => one.push(tokens[i] ?? 0));
        if (playing !== own || drawn[0]?.length !== FACE_PIXELS) return;
        missing.forEach((place, i) => (place.tokens = drawn[i] ?? place.tokens));
        draw(step);
      } finally {
        release();
      }
    }

    function pause(): void {
      playing = undefined;
      drawing?.cancel();
      drawing = undefined;
      button.textContent = step >= last ? 'Again' : 'Go on';
    }

    return {
      getState: () => state,
      setState: () => undefined,
      show() {
        if (!reducedMotion) play();
      },
      hide: pause,
      destroy: () => layer.remove(),
    };
  },
};

/** The faces of the wall, the giant one last; where the still form stops, the wall goes on. */
function placesFrom(asked: number): Place[] {
  const small = placesOfFaces().map(([column, row], i) => ({
    column,
    row,
    scale: 1,
    from: row < HALVES_FROM ? FACE_PIXELS : HALF,
    tokens: tokensOf(data.faces[i] ?? ''),
  }));
  const giant = {
    column: GIANT.column,
    row: GIANT.row,
    scale: GIANT.faces,
    from: asked,
    tokens: tokensOf(data.giant),
  };
  return [...small, giant];
}

/** Puts the wall into an element; gives back what draws it after so many steps. */
function createDrawing(layer: HTMLElement, places: readonly Place[]): (step: number) => void {
  const scale = MODULE / PER_MODULE;
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: WIDTH, height: HEIGHT });
  const context = canvas.getContext('2d');
  layer.innerHTML = `<svg viewBox="0 0 ${WIDTH * scale} ${HEIGHT * scale}" aria-hidden="true">${rect('wall', 0, 0, WIDTH * scale, HEIGHT * scale)}<g></g></svg>`;
  layer.append(canvas);
  const group = layer.querySelector('g');
  const colors = face([]).palette.map((color) => [...channelsOf(color), 255]);
  const growing = places.filter(({ from }) => from < FACE_PIXELS);
  /** Tokens with their ground left out, which a step need not look for again. */
  const known = new WeakMap<readonly number[], ArrayLike<number>>();
  let whole: ImageData | undefined;
  let markup = '';

  const seenOf = (tokens: readonly number[]): ArrayLike<number> => {
    const seen = known.get(tokens) ?? withoutGround(face(tokens)).tokens;
    known.set(tokens, seen);
    return seen;
  };

  /** Draws the first pixels of a face. */
  const paint = (image: ImageData, place: Place, until: number): void => {
    const seen = seenOf(place.tokens);
    const side = FACE_SIDE * place.scale;
    const rows = Math.ceil(until / FACE_SIDE) * place.scale;
    for (let y = 0; y < rows; y++)
      for (let x = 0; x < side; x++) {
        const pixel = Math.floor(y / place.scale) * FACE_SIDE + Math.floor(x / place.scale);
        const color = pixel < until ? colors[seen[pixel] ?? -1] : undefined;
        const at = (place.row * FACE_SIDE + y) * WIDTH + place.column * FACE_SIDE + x;
        if (color) image.data.set(color, 4 * at);
      }
  };

  /** The modules of a face that no pixel has come to yet. */
  const holesOf = ({ column, row, scale: faces }: Place, until: number): Point[] => {
    const holes: Point[] = [];
    for (let y = 0; y < FACE_SIDE * faces; y += PER_MODULE)
      for (let x = 0; x < FACE_SIDE * faces; x += PER_MODULE) {
        const pixel = Math.floor(y / faces) * FACE_SIDE + Math.floor(x / faces);
        const place: Point = [(column * FACE_SIDE + x) * scale, (row * FACE_SIDE + y) * scale];
        if (pixel >= until) holes.push(place);
      }
    return holes;
  };

  return (step) => {
    if (!context || !group) return;
    if (!whole) {
      whole = context.createImageData(WIDTH, HEIGHT);
      for (const place of places) if (place.from >= FACE_PIXELS) paint(whole, place, FACE_PIXELS);
    }
    const image = new ImageData(whole.data.slice(), WIDTH);
    const holes: Point[] = [];
    const red: Point[] = [];
    for (const place of growing) {
      const until = Math.min(FACE_PIXELS, place.from + step);
      paint(image, place, until);
      const waiting = holesOf(place, until);
      // Of the giant face a pixel is a module: the first that waits is the one now asked for.
      if (place.scale > 1) red.push(...waiting.splice(0, 1));
      holes.push(...waiting);
    }
    context.putImageData(image, 0, 0);
    const now = cells('hole', holes, MODULE) + cells('red', red, MODULE, 0);
    if (now !== markup) group.innerHTML = markup = now;
  };
}
