import type { RevealApi, RevealState } from 'reveal.js';
import { getAppearance } from '../appearance.ts';
import { outline } from '../common/outline.ts';
import type { DeckState, Place, Talk } from './protocol.ts';
import { readNotes } from './notes.ts';
import { hurriedSlides, planTimings } from './timings.ts';
import type { TimingOptions } from './timings.ts';

/** Reveal's events after which its state is another, apart from black screens. */
export const stateEvents = [
  'slidechanged',
  'fragmentshown',
  'fragmenthidden',
  'overviewshown',
  'overviewhidden',
  'previewimage',
  'previewvideo',
  'previewiframe',
  'closeoverlay',
];

/** Read what stays the same during the talk. */
export function readTalk(deck: RevealApi): Talk {
  const slides = outline(deck);
  const { width, height } = deck.getComputedSlideSize();
  // Reveal's types lack some of the options for times that it documents.
  const options: TimingOptions = { ...deck.getConfig() };
  const timings = planTimings(
    slides.map(({ section }) => section.dataset['timing']),
    options,
  );
  return {
    title: document.title,
    // Not by the page's origin, which on a disk is no address.
    address: location.href.replace(/#.*$/, ''),
    width,
    height,
    slides: slides.map(({ h, v, id, title, chapter }) => ({ h, v, id, title, chapter })),
    timings: timings ?? null,
    hurried: timings ? hurriedSlides(timings, options) : [],
  };
}

/** Read where the deck stands and what its next step will show. */
export function readPlace(deck: RevealApi): Place {
  const slide = deck.getCurrentSlide();
  const { theme, contrast } = getAppearance();
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  return {
    type: 'place',
    state: plainState(deck),
    next: nextState(deck),
    slide: outline(deck).findIndex(({ section }) => section === slide),
    step: stepOf(deck) + 1,
    steps: stepsOf(slide).length,
    ...readNotes(slide),
    theme: theme === 'system' ? (dark ? 'dark' : 'light') : theme,
    contrast,
  };
}

/** Return the current slide and step as reveal writes them into the address. */
export function stepHash(deck: RevealApi): string {
  const { h, v } = deck.getIndices();
  const f = stepOf(deck);
  const { id } = deck.getCurrentSlide();
  const base = deck.getConfig().hashOneBasedIndex ? 1 : 0;
  const slide = id ? encodeURIComponent(id) : `${h + base}/${v + base}`;
  return `#/${slide}${f < 0 ? '' : `/${f}`}`;
}

/** Return reveal's state without what is undefined, which a message cannot hold. */
export function plainState(deck: RevealApi): DeckState {
  const entries = Object.entries(deck.getState()).filter(
    (entry): entry is [string, boolean | number | string] =>
      ['boolean', 'number', 'string'].includes(typeof entry[1]),
  );
  return Object.fromEntries(entries);
}

/** Return a state as reveal takes it, with only the properties that reveal knows. */
export function revealState(state: DeckState, paused = false): RevealState {
  const { indexh, indexv, indexf, overview } = state;
  const overlays = ['previewIframe', 'previewImage', 'previewVideo', 'previewFit'];
  const open = Object.entries(state).filter(([name]) => overlays.includes(name));
  return {
    indexh: Number(indexh ?? 0),
    indexv: Number(indexv ?? 0),
    indexf: Number(indexf ?? -1),
    paused,
    overview: overview === true,
    ...Object.fromEntries(open.map(([name, value]) => [name, String(value)])),
  };
}

/** Return the state after reveal's `next()`; null if it would stay the same. */
function nextState(deck: RevealApi): DeckState | null {
  const { h, v } = deck.getIndices();
  const slide = deck.getCurrentSlide();
  const step = stepsOf(slide).find((index) => index > stepOf(deck));
  if (step !== undefined) return { indexh: h, indexv: v, indexf: step };
  const { rtl, loop, navigationMode } = deck.getConfig();
  const routes = deck.availableRoutes();
  const aside = rtl ? routes.left : routes.right;
  const below = routes.down && !(loop && aside && deck.isLastVerticalSlide());
  if (below) return { indexh: h, indexv: v + 1, indexf: -1 };
  if (!aside) return null;
  const columns = deck.getHorizontalSlides();
  const column = (h + 1) % columns.length;
  const { startIndexv, previousIndexv } = columns[column]?.dataset ?? {};
  // Reveal returns to the slide at which a column was left.
  const row = navigationMode === 'grid' ? v : Number(startIndexv ?? previousIndexv ?? 0);
  return { indexh: column, indexv: row, indexf: -1 };
}

/** Return the index of the step shown last; -1 before the first and on a slide without steps. */
function stepOf(deck: RevealApi): number {
  return deck.getIndices().f ?? -1;
}

/** Return the indices of a slide's steps in order; several fragments may share one. */
function stepsOf(slide: HTMLElement): number[] {
  const indices = [...slide.querySelectorAll<HTMLElement>('.fragment')].map((fragment) =>
    Number(fragment.dataset['fragmentIndex'] ?? 0),
  );
  return [...new Set(indices)].sort((a, b) => a - b);
}
