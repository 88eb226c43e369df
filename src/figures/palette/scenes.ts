import type { Scene } from '../../kit/scenes.ts';
import type { PaletteState } from './state.ts';

/** k-means finds the picture's own 512 colours, then eight; at last all is as it was. */
export const scenesOf = ({ palette, colors }: PaletteState): Scene<PaletteState>[] => [
  { at: 7, change: { palette: 'own' } },
  { at: 28, change: { colors: 8 } },
  { at: 40, change: { palette, colors } },
];
