/**
 * Make a canvas, not yet in the page.
 * @returns its context; the canvas is the context's `canvas`
 * @throws Error where this browser cannot draw
 */
export function createCanvas(
  width: number,
  height: number,
  settings?: CanvasRenderingContext2DSettings,
): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d', settings);
  if (!context) throw new Error('This browser cannot draw pictures.');
  return context;
}

/**
 * Return tokens in raster order as pixels.
 * @param colorOf - red, green and blue of a token, 0 to 255; what has none is transparent
 */
export function pixelsOf(
  width: number,
  height: number,
  tokens: ArrayLike<number>,
  colorOf: (token: number) => ArrayLike<number> | undefined,
): ImageData {
  const image = new ImageData(width, height);
  for (let i = 0; i < width * height; i++) {
    const color = colorOf(tokens[i] ?? -1);
    if (!color) continue;
    image.data.set(color, 4 * i);
    image.data[4 * i + 3] = 255;
  }
  return image;
}
