import type { RevealApi, RevealPlugin } from 'reveal.js';
import { byChapter, outline } from '../common/outline.ts';
import { inPrint } from '../common/views.ts';
import { largestGrid, nextRow, type Grid } from './grid.ts';
import './overview.css';

/** The plugin, as `deck.getPlugin('overview')` returns it. */
export interface OverviewPlugin extends RevealPlugin {
  /** Go to the slide above or below while the overview is shown. */
  move(direction: 'up' | 'down'): void;
}

/** The distance of two slides in the overview, in widths of the stage. */
const GAP = 0.07;
/** What is left free at the edge of the window, in CSS pixels. */
const EDGE = 24;

const rowKeys: Readonly<Record<string, 'up' | 'down'>> = {
  ArrowUp: 'up',
  k: 'up',
  ArrowDown: 'down',
  j: 'down',
};

/**
 * Reveal's overview as a grid of all slides, chapter by chapter. Reveal's keys and methods open and
 * close it; the arrow keys for up and down go by its rows.
 */
export function overview(): OverviewPlugin {
  let destroy: () => void = () => undefined;
  let move: OverviewPlugin['move'] = () => undefined;
  return {
    id: 'overview',
    init(deck) {
      const slides = deck.getSlidesElement();
      if (!slides || inPrint(deck)) return;
      let grid: Grid | undefined;
      const show = (): void => {
        if (deck.isOverview()) grid = layOut(deck, slides);
      };
      move = (direction) => {
        const pages = outline(deck);
        const from = pages.findIndex(({ section }) => section === deck.getCurrentSlide());
        const to = grid && pages[nextRow(grid, from, direction)];
        if (to) deck.slide(to.h, to.v);
      };
      const onKey = (event: KeyboardEvent): void => {
        const direction = rowKeys[event.key];
        const modified = event.shiftKey || event.ctrlKey || event.metaKey || event.altKey;
        if (!direction || modified || !deck.isOverview()) return;
        move(direction);
        event.preventDefault();
        event.stopImmediatePropagation();
      };
      const listening = new AbortController();
      const { signal } = listening;
      const root = deck.getRevealElement();
      for (const event of ['overviewshown', 'resize'])
        root?.addEventListener(event, show, { signal });
      addEventListener('keydown', onKey, { capture: true, signal });
      destroy = () => listening.abort();
      show();
    },
    move: (direction) => move(direction),
    destroy: () => destroy(),
  };
}

/** Give each slide its place in the grid, and the stage the scale at which all of it is seen. */
function layOut(deck: RevealApi, slides: HTMLElement): Grid {
  const pages = outline(deck);
  const { width, height } = deck.getComputedSlideSize();
  const gap = width * GAP;
  const step = { width: width + gap, height: height + gap };
  const page = deck.getViewportElement() ?? document.documentElement;
  const room = { width: page.clientWidth - 2 * EDGE, height: page.clientHeight - 2 * EDGE };
  const chapters = byChapter(pages).map((chapter) => chapter.slides.length);
  const { grid, scale } = largestGrid(chapters, step, room);
  const left = ((grid.columns - 1) / 2) * step.width;
  const top = ((grid.rows - 1) / 2) * step.height;
  grid.cells.forEach(({ column, row }, index) => {
    const place = `translate(${column * step.width - left}px, ${row * step.height - top}px)`;
    const slide = pages[index];
    if (!slide) return;
    slide.section.style.setProperty('--overview-place', place);
    deck.getSlideBackground(slide.h, slide.v)?.style.setProperty('--overview-place', place);
  });
  // At its own size the stage stands in the middle; at any other, reveal puts its corner there.
  const centre = deck.getScale() === 1 ? '' : 'translate(-50%, -50%) ';
  slides.style.setProperty('--overview-scale', `${centre}scale(${scale})`);
  return grid;
}
