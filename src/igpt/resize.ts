/**
 * Shrinks the central square of a picture by averaging areas, in linear light: each new pixel is the
 * mean of what it covers as light adds up, not as it is coded (sRGB, IEC 61966-2-1).
 * @param pixels - (height, width, channels) sRGB bytes; a fourth channel, if any, is left out
 * @param size - the side of the result; at most the shorter side of the picture
 * @returns (size, size, 3) sRGB bytes
 */
export function shrink(
  pixels: Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
  channels: 3 | 4,
  size: number,
): Uint8ClampedArray {
  const side = Math.min(width, height);
  if (size > side) throw new RangeError(`A picture of ${side} pixels cannot be shrunk to ${size}.`);
  const left = Math.floor((width - side) / 2);
  const top = Math.floor((height - side) / 2);
  const spans = coverage(side, size);
  const result = new Uint8ClampedArray(size * size * 3);
  spans.forEach((rows, y) => {
    spans.forEach((columns, x) => {
      const light = [0, 0, 0];
      for (const [j, rowShare] of rows) {
        for (const [i, columnShare] of columns) {
          const at = ((top + j) * width + left + i) * channels;
          for (let channel = 0; channel < 3; channel++) {
            const linear = TO_LINEAR[pixels[at + channel] ?? 0] ?? 0;
            light[channel] = (light[channel] ?? 0) + rowShare * columnShare * linear;
          }
        }
      }
      result.set(light.map(fromLinear), (y * size + x) * 3);
    });
  });
  return result;
}

/** For each of `size` equal parts of a line of `side` pixels: the pixels it covers and their shares. */
function coverage(side: number, size: number): [index: number, share: number][][] {
  const part = side / size;
  return Array.from({ length: size }, (_, k) => {
    const from = k * part;
    const to = from + part;
    const spans: [number, number][] = [];
    for (let i = Math.floor(from); i < Math.ceil(to - 1e-9); i++) {
      spans.push([i, (Math.min(i + 1, to) - Math.max(i, from)) / part]);
    }
    return spans;
  });
}

const TO_LINEAR = Float64Array.from({ length: 256 }, (_, level) => {
  const value = level / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

function fromLinear(light: number): number {
  const value = light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
  return Math.round(value * 255);
}
