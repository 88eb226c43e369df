import { look } from '../../igpt/colour/oklab.ts';
import { channelsOf } from '../../kit/draw/hex.ts';

/** Hues in turns of OKLab's circle: each name holds up to its number. */
const hues: readonly (readonly [until: number, name: string])[] = [
  [0.025, 'pink'],
  [0.11, 'red'],
  [0.225, 'orange'],
  [0.32, 'yellow'],
  [0.45, 'green'],
  [0.6, 'turquoise'],
  [0.78, 'blue'],
  [0.93, 'purple'],
  [1, 'pink'],
];

/** A colour of a palette by its look and its number, for those who do not see it: "light brown #d0a87d". */
export function colourName(color: string): string {
  return `${colourWords(color)} ${color}`;
}

/** A colour in words: "light brown". */
export function colourWords(color: string): string {
  const { light, chroma, hue } = look(channelsOf(color));
  if (light < 0.15) return 'black';
  if (chroma < 0.025) return light > 0.97 ? 'white' : shade(light, 'grey');
  const warm = hue > 0.025 && hue < 0.32;
  // Skin, wood and sand: what a dull or dark orange is called.
  if (warm && chroma < 0.11 && light > 0.78) return shade(light, 'beige');
  if (warm && hue > 0.1 && (chroma < 0.13 || light < 0.6)) return shade(light, 'brown');
  return shade(light, hues.find(([until]) => hue <= until)?.[1] ?? 'grey');
}

function shade(light: number, name: string): string {
  if (light < 0.42) return `dark ${name}`;
  // Yellow and beige are light by themselves.
  const pale = name === 'yellow' || name === 'beige' ? 0.9 : 0.77;
  return light > pale ? `light ${name}` : name;
}
