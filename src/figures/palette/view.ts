import { h } from '../../../plugins/common/h.ts';
import { cells, cornerOf } from '../../kit/draw/cells.ts';
import { svg } from '../../kit/draw/svg.ts';
import { createCanvas, pixelsOf } from '../../kit/draw/canvas.ts';
import type { OwnPicture } from './own-picture.ts';
import { drawCaption, drawSteps, PALETTE_WIDTH, SIDE } from './parts.ts';
import { photoAddresses } from './photos.ts';
import { swatches, type Result } from './result.ts';
import type { Photo, PaletteState } from './state.ts';
import { captions, type Part } from './words.ts';

/** Canvas pixels in a stage pixel; pictures of 32, 48 and 64 pixels then have whole ones. */
const FINE = 2;
/** How long moved pixels flash, in milliseconds. */
const FLASH_TIME = 260;

/** The figure's four parts in the page, painted anew with each result. */
export class View {
  readonly #host: HTMLElement;
  readonly #still: string;
  readonly #canvases = new Map<Part, CanvasRenderingContext2D>();
  /** A picture in its own pixels, before it is enlarged. */
  readonly #small = createCanvas(SIDE, SIDE);
  /** The pixels that flash, over the quantised picture. */
  readonly #moved = h('div', { class: 'moved' });
  #photo: Photo | OwnPicture | undefined;

  /** @param host - holds the still form */
  constructor(host: HTMLElement) {
    this.#host = host;
    this.#still = host.innerHTML;
  }

  /** Give back the still form as it was. */
  destroy(): void {
    this.#host.innerHTML = this.#still;
  }

  paint(state: PaletteState, result: Result, own?: OwnPicture): void {
    const words = captions(state, result, own);
    const { side } = state;
    const { tokens, palette, levels } = result;
    for (const part of ['photo', 'small', 'quantised', 'palette'] as const) {
      const label = this.#find(part, '.label');
      const markup = drawCaption(words[part]);
      if (label.innerHTML !== markup) label.innerHTML = markup;
    }
    this.#paintPhoto(own ?? state.photo, words.photo.alternative);
    const ownTokens = [...Array(side * side).keys()];
    const square = { width: side, height: side };
    this.#paintPixels('small', { ...square, tokens: ownTokens }, levels, words.small.alternative);
    this.#paintPixels('quantised', { ...square, tokens }, palette, words.quantised.alternative);
    this.#paintPixels('palette', swatches(result), palette, words.palette.alternative);
    this.#find('palette', '.steps').innerHTML = drawSteps(result.moved, result.settled);
  }

  /** Let pixels of the quantised picture flash for a moment. */
  flash(side: number, pixels: readonly number[]): void {
    const pitch = SIDE / side;
    const corners = pixels.map((pixel) => cornerOf(pixel, side, pitch));
    this.#find('quantised', '.pictures-of-part').append(this.#moved);
    this.#moved.innerHTML = svg(SIDE, SIDE, '', cells('red', corners, pitch, 0));
    this.#moved.animate({ opacity: [1, 1, 0] }, FLASH_TIME);
  }

  /** Return the sRGB levels of the ground that transparent parts of a picture let through. */
  ground(): [number, number, number] {
    const color = getComputedStyle(this.#find('photo', '.pictures-of-part')).backgroundColor;
    const [r = 255, g = 255, b = 255] = (color.match(/[\d.]+/g) ?? []).map(Number);
    return [r, g, b];
  }

  #paintPhoto(photo: Photo | OwnPicture, alternative: string): void {
    if (photo === this.#photo) return;
    this.#photo = photo;
    const preview = typeof photo === 'string' ? photoAddresses[photo] : photo.preview;
    if (typeof preview === 'string') void this.#exchangePhoto(preview, alternative);
    else paintOver(this.#canvas('photo', alternative), preview);
  }

  /** Show a photograph of the deck once it is decoded: until then its place would be empty. */
  async #exchangePhoto(src: string, alternative: string): Promise<void> {
    const photo = this.#photo;
    const before = this.#find('photo', 'img, canvas');
    const image = h('img', { src, width: SIDE, height: SIDE, alt: alternative });
    if (before instanceof HTMLImageElement && before.src === image.src) return;
    // One that does not come is replaced by its words.
    await image.decode().catch(() => undefined);
    if (photo !== this.#photo || !before.isConnected) return;
    this.#canvases.delete('photo');
    before.replaceWith(image);
  }

  /**
   * Paint colours as squares with hard edges.
   * @param tokens - (height, width) indices of colours; -1 is left out
   * @param levels - (k, 3) of the colours
   */
  #paintPixels(
    part: Part,
    { width, height, tokens }: { width: number; height: number; tokens: ArrayLike<number> },
    levels: Uint8Array | Uint8ClampedArray,
    alternative: string,
  ): void {
    const small = this.#small;
    Object.assign(small.canvas, { width, height });
    const colorOf = (token: number): ArrayLike<number> | undefined =>
      token < 0 ? undefined : levels.subarray(token * 3, token * 3 + 3);
    small.putImageData(pixelsOf(width, height, tokens, colorOf), 0, 0);
    const context = this.#canvas(part, alternative);
    context.imageSmoothingEnabled = false;
    paintOver(context, small.canvas);
  }

  /** Return the canvas of a part, which takes the place of its picture in the still form. */
  #canvas(part: Part, alternative: string): CanvasRenderingContext2D {
    let context = this.#canvases.get(part);
    if (!context) {
      const width = part === 'palette' ? PALETTE_WIDTH : SIDE;
      context = createCanvas(FINE * width, FINE * SIDE);
      context.canvas.setAttribute('role', 'img');
      this.#canvases.set(part, context);
      this.#find(part, 'img, canvas').replaceWith(context.canvas);
    }
    context.canvas.setAttribute('aria-label', alternative);
    return context;
  }

  #find(part: Part, selector: string): HTMLElement {
    const found = this.#host.querySelector<HTMLElement>(`[data-part='${part}'] :is(${selector})`);
    if (!found) throw new Error('The still form of the palette is not the one expected.');
    return found;
  }
}

/** Paint a picture over all of a canvas. */
function paintOver(context: CanvasRenderingContext2D, picture: CanvasImageSource): void {
  const { width, height } = context.canvas;
  context.clearRect(0, 0, width, height);
  context.drawImage(picture, 0, 0, width, height);
}
