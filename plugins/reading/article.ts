import type { RevealApi } from 'reveal.js';
import { controlWants } from '../common/focus.ts';
import { h } from '../common/h.ts';
import { allSlides } from '../common/outline.ts';
import { nextTask } from '../common/yield.ts';
import { readingBegins } from '../common/room.ts';
import { readingClass, uncover } from '../common/views.ts';
import { frontMatter } from './contents.ts';
import { fitAtOnce, fitWide } from './fit.ts';
import { learnHeights } from './heights.ts';
import '../common/controls.css';
import './reading.css';

/** Keys that act on slides. In the article they scroll, or do nothing. */
const slideKeys = /^(Arrow\w+|Page\w+|Home|End|Escape|Backspace| |[bhjknop.,])$/i;

/** The line being read, as a share of the window's height. */
const line = 0.35;

/** Turn the deck into an article for as long as the page is open. */
export function read(deck: RevealApi): void {
  const root = deck.getRevealElement();
  const slides = deck.getSlidesElement();
  if (!root || !slides) return;
  document.documentElement.classList.add(readingClass);
  const seen = slides.querySelector('section.present:not(.stack)');
  if (seen) fitAtOnce(seen);
  document.dispatchEvent(new Event(readingBegins));
  leaveKeys(deck);
  const begin = async (): Promise<void> => {
    fitAtOnce(deck.getCurrentSlide());
    slides.before(frontMatter(deck));
    await nextTask();
    for (const table of slides.querySelectorAll<HTMLTableElement>('table:not(figure *)')) {
      nameCells(table);
      enclose(table);
    }
    for (const status of root.querySelectorAll('.aria-status')) status.removeAttribute('aria-live');
    fitWide(slides);
    await nextTask();
    uncover(slides);
    learnHeights(allSlides(deck));
    follow(deck);
  };
  const handsOff = { touch: false, mouseWheel: false };
  if (deck.isReady()) {
    deck.configure(handsOff);
    void begin();
  } else {
    // Set before reveal reads them: `configure` would make it process all slides again.
    Object.assign(deck.getConfig(), handsOff);
    deck.on('ready', () => void begin());
  }
}

function leaveKeys(deck: RevealApi): void {
  const config = deck.getConfig();
  const former = config.keyboardCondition;
  config.keyboardCondition = (event) => {
    if (slideKeys.test(event.key) || controlWants(event.key)) return false;
    return typeof former === 'function' ? former(event) : true;
  };
}

/** The roles of a table's parts, which they lose where they are not laid out as a table. */
const ROLES = {
  'thead, tbody': 'rowgroup',
  tr: 'row',
  td: 'cell',
  'th[scope="row"]': 'rowheader',
  'th[scope="col"]': 'columnheader',
};

/** Give each cell the name of its column, and all parts their roles, so that rows can be stacked. */
function nameCells(table: HTMLTableElement): void {
  table.setAttribute('role', 'table');
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  for (const body of table.tBodies)
    for (const { cells } of body.rows)
      for (const cell of cells) cell.dataset['column'] = heads[cell.cellIndex]?.textContent ?? '';
  for (const [parts, role] of Object.entries(ROLES))
    for (const part of table.querySelectorAll(parts)) part.setAttribute('role', role);
}

/** Put a table into a frame in which it scrolls sideways, by keys too. */
function enclose(table: HTMLTableElement): void {
  const label = table.caption?.textContent || 'Table';
  const frame = h('div', { class: 'reading-frame', role: 'group', 'aria-label': label });
  table.replaceWith(frame);
  frame.append(table);
}

/** Make the slide being read the deck's current one, and scroll to a slide that is gone to. */
function follow(deck: RevealApi): void {
  const slides = deck.getSlidesElement();
  if (!slides) return;
  let scrolled: Element | undefined;

  const current = (): HTMLElement | undefined => {
    const at = innerHeight * line;
    return allSlides(deck)
      .filter((slide) => slide.getBoundingClientRect().top <= at)
      .at(-1);
  };
  const onScroll = (): void => {
    const slide = current();
    if (!slide || slide === deck.getCurrentSlide()) return;
    scrolled = slide;
    const { h, v } = deck.getIndices(slide);
    deck.slide(h, v);
  };
  let frame = 0;
  addEventListener(
    'scroll',
    () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        onScroll();
      });
    },
    { passive: true },
  );
  deck.on('slidechanged', () => {
    uncover(slides);
    const slide = deck.getCurrentSlide();
    if (slide !== scrolled) {
      fitAtOnce(slide);
      slide.scrollIntoView();
    }
    scrolled = undefined;
  });
  if (location.hash.length > 2) deck.getCurrentSlide().scrollIntoView();
}
