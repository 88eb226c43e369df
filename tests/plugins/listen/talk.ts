import type { Item } from '../../../plugins/listen/playlist.ts';
import type { Timeline } from '../../../plugins/slides/timeline.ts';

const sentence = (text: string, step: number) => ({ text, spoken: text, step, seconds: 2 });

/** Three slides of a talk, the second with steps and the third without words, and one behind it. */
export const timeline: Timeline = [
  {
    id: 'a',
    title: 'A',
    seconds: 4,
    steps: 0,
    sentences: [sentence('One.', 0), sentence('Two.', 0)],
  },
  {
    id: 'b',
    title: 'B',
    seconds: 4,
    steps: 2,
    sentences: [sentence('Three.', 0), sentence('Four.', 1)],
  },
  { id: 'c', title: 'C', seconds: 5, steps: 0, sentences: [] },
  { id: 'd', title: 'D', seconds: 0, steps: 0, sentences: [sentence('More.', 0)] },
];

/** The deck's slides: the second has as many steps as its notes say. */
export const slides = [
  { id: 'a', steps: 0 },
  { id: 'b', steps: 2 },
  { id: 'c', steps: 0 },
  { id: 'd', steps: 0 },
];

export const wordsOf = (items: readonly Item[]): string[] => items.map(({ text }) => text);
