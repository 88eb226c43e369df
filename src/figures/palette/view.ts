import { captionMarkup, PALETTE_WIDTH, SIDE, steps } from './drawing.ts';
import { photoAddresses } from './photos.ts';
import { swatches, type Result } from './result.ts';
import type { PaletteState } from './state.ts';
import { captions, type Caption, type OwnPicture, type Part } from './words.ts';

/** Twice as fine as the stage; 32, 48 and 64 pixels divide it. */
const FINE = 2;

/** A picture of one's own with how it is shown: by a bitmap, or by an address in another window. */
export interface ShownPicture extends OwnPicture {
  readonly preview: CanvasImageSource | string;
}

/** The drawn form of the figure, painted anew with each result. */
export class View {
  readonly #host: HTMLElement;
  readonly #before: string;
  readonly #canvases = new Map<Part, HTMLCanvasElement>();
  readonly #small = document.createElement('canvas');
  #photo: PaletteState['photo'] | ShownPicture | undefined;

  /** @param host - holds the still form */
  constructor(host: HTMLElement) {
    this.#host = host;
    this.#before = host.innerHTML;
  }

  /** Gives back the still form as it was. */
  destroy(): void {
    this.#host.innerHTML = this.#before;
  }

  paint(state: PaletteState, result: Result, own?: ShownPicture): void {
    const words = captions(state, result, own);
    const { side } = state;
    this.#caption('photo', words.photo);
    this.#paintPhoto(own ?? state.photo, words.photo.alternative);

    this.#caption('small', words.small);
    const all = Array.from({ length: side * side }, (_, i) => i);
    this.#paintPixels('small', side, side, all, result.levels, words.small.alternative);

    this.#caption('quantised', words.quantised);
    const { tokens, palette } = result;
    this.#paintPixels('quantised', side, side, tokens, palette, words.quantised.alternative);

    this.#caption('palette', words.palette);
    const cells = swatches(result);
    const alternative = words.palette.alternative;
    this.#paintPixels('palette', cells.width, cells.height, cells.tokens, palette, alternative);
    const chart = this.#part('palette').querySelector('.steps');
    if (chart) chart.innerHTML = steps(result.moved, result.settled);
  }

  /** The sRGB levels of the ground that transparent parts of a picture let through. */
  ground(): [number, number, number] {
    const color = getComputedStyle(this.#picturesOf('photo')).backgroundColor;
    const [r = 255, g = 255, b = 255] = (color.match(/[\d.]+/g) ?? []).map(Number);
    return [r, g, b];
  }

  #paintPhoto(photo: PaletteState['photo'] | ShownPicture, alternative: string): void {
    if (photo === this.#photo) return;
    this.#photo = photo;
    const preview = typeof photo === 'string' ? photoAddresses[photo] : photo.preview;
    if (typeof preview === 'string') {
      const image = new Image(SIDE, SIDE);
      image.src = preview;
      image.alt = alternative;
      this.#canvases.delete('photo');
      this.#picturesOf('photo').querySelector('img, canvas')?.replaceWith(image);
      return;
    }
    const canvas = this.#canvas('photo', alternative);
    const context = canvas.getContext('2d');
    context?.clearRect(0, 0, canvas.width, canvas.height);
    context?.drawImage(preview, 0, 0, canvas.width, canvas.height);
  }

  /** Paints colours as squares with hard edges; a token of -1 is left out. */
  #paintPixels(
    part: Part,
    width: number,
    height: number,
    tokens: ArrayLike<number>,
    palette: ArrayLike<number>,
    alternative: string,
  ): void {
    const canvas = this.#canvas(part, alternative);
    const context = canvas.getContext('2d');
    Object.assign(this.#small, { width, height });
    const small = this.#small.getContext('2d');
    if (!context || !small) return;
    const pixels = new ImageData(width, height);
    for (let i = 0; i < width * height; i++) {
      const token = tokens[i] ?? -1;
      if (token < 0) continue;
      for (let channel = 0; channel < 3; channel++)
        pixels.data[i * 4 + channel] = palette[token * 3 + channel] ?? 0;
      pixels.data[i * 4 + 3] = 255;
    }
    small.putImageData(pixels, 0, 0);
    context.imageSmoothingEnabled = false;
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.drawImage(this.#small, 0, 0, canvas.width, canvas.height);
  }

  #canvas(part: Part, alternative: string): HTMLCanvasElement {
    let canvas = this.#canvases.get(part);
    if (!canvas) {
      canvas = document.createElement('canvas');
      canvas.width = FINE * (part === 'palette' ? PALETTE_WIDTH : SIDE);
      canvas.height = FINE * SIDE;
      canvas.setAttribute('role', 'img');
      this.#canvases.set(part, canvas);
      this.#picturesOf(part).querySelector('img, canvas')?.replaceWith(canvas);
    }
    canvas.setAttribute('aria-label', alternative);
    return canvas;
  }

  #caption(part: Part, caption: Caption): void {
    const label = this.#part(part).querySelector('.label');
    const markup = captionMarkup(caption);
    if (label && label.innerHTML !== markup) label.innerHTML = markup;
  }

  #picturesOf(part: Part): HTMLElement {
    return this.#element(`[data-part='${part}'] .pictures-of-part`);
  }

  #part(part: Part): HTMLElement {
    return this.#element(`[data-part='${part}']`);
  }

  #element(selector: string): HTMLElement {
    const element = this.#host.querySelector<HTMLElement>(selector);
    if (!element) throw new Error('The still form of the palette is not the one expected.');
    return element;
  }
}
