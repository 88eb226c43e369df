import type { RevealConfig } from 'reveal.js';

const still = matchMedia('(prefers-reduced-motion: reduce)').matches;

/** A regular expression that matches nothing: the slide compiler has already split the slides. */
const never = '(?!)';

/** Reveal's options for this deck. The stage is a raster of 64 x 36 modules of 20 px. */
export const config: RevealConfig = {
  width: 1280,
  height: 720,
  margin: 0,
  center: false,
  hash: true,
  controls: false,
  progress: false,
  transition: 'none',
  backgroundTransition: 'none',
  autoAnimate: !still,
  // Narrow windows get the article; the scroll view is there for who asks for it.
  scrollActivationWidth: 0,
  // In it the slides follow each other without a screen of white between them.
  scrollLayout: 'compact',
  scrollSnap: false,
  // No other page may drive the deck.
  postMessage: false,
  pdfSeparateFragments: false,
  pdfMaxPagesPerSlide: 1,
  pointer: { color: 'var(--red)', pointerSize: 28 },
  markdown: { separator: never, verticalSeparator: never, notesSeparator: never },
};
