import type { RevealApi, RevealPlugin } from 'reveal.js';
import { afterFirstSlide } from '../common/idle.ts';
import { h } from '../common/h.ts';
import { allSlides } from '../common/outline.ts';
import { inPrint, uncover } from '../common/views.ts';
import './print.css';

/** The class of the document's element once its pages can be printed. */
const PREPARED = 'print-prepared';

/** Reveal's rules for paper, which undo a deck's layout, hold where this class is missing. */
const OWN_RULES = 'print-pdf';

/** Reveal's print layout drops the slides' padding; what the theme gave them is kept. */
function keepPadding(slides: HTMLElement): void {
  for (const slide of slides.querySelectorAll<HTMLElement>('section:not(:has(> section))'))
    slide.style.setProperty('padding', getComputedStyle(slide).padding, 'important');
}

/** `#/id` means something to reveal alone; `#id` is a destination in the PDF too. */
function aimLinks(slides: HTMLElement): void {
  for (const link of slides.querySelectorAll<HTMLAnchorElement>('a[href^="#/"]')) {
    const id = decodeURIComponent(link.hash.slice(2).split('/')[0] ?? '');
    if (document.getElementById(id)) link.setAttribute('href', `#${encodeURIComponent(id)}`);
  }
}

/** Wait for the fonts and pictures of all pages. */
async function loaded(slides: HTMLElement): Promise<void> {
  const images = [...slides.querySelectorAll('img')];
  for (const image of images) image.loading = 'eager';
  // A picture that is missing leaves its gap; it must not keep the rest from being printed.
  await Promise.all(images.map((image) => image.decode().catch(() => undefined)));
  await document.fonts.ready;
}

async function prepare(slides: HTMLElement, originals: readonly HTMLElement[]): Promise<void> {
  const wishes = new URLSearchParams(location.search);
  const [{ keepRange, nameSheets, sheetsOf }, { boxOutlinedWords }] = await Promise.all([
    import('./sheets.ts'),
    import('./outlines.ts'),
  ]);
  uncover(slides);
  aimLinks(slides);
  const sheets = keepRange(sheetsOf(slides, originals), wishes.get('slides'));
  nameSheets(sheets);
  const paper = wishes.get('handout');
  if (paper !== null) {
    const { makeHandout, paperOf } = await import('./handout.ts');
    makeHandout(slides, sheets, paperOf(paper));
  }
  await loaded(slides);
  boxOutlinedWords(slides);
  document.documentElement.classList.add(PREPARED);
}

/** Say in place of the pages why they cannot be printed. */
function fail(slides: HTMLElement, error: unknown): void {
  const sentence = error instanceof Error ? error.message : 'The pages could not be made.';
  slides.replaceChildren(h('p', { class: 'print-fault' }, sentence));
}

/** Reveal gives a picture its address when its slide is near. */
function getPictures(slides: HTMLElement | null): void {
  for (const image of slides?.querySelectorAll<HTMLImageElement>('img[data-src]') ?? []) {
    image.src = image.dataset['src'] ?? '';
    delete image.dataset['src'];
  }
}

/** The plain deck is printed as it is by Ctrl+P: all slides, by the rules of this plugin's style. */
function readyForPaper(deck: RevealApi): void {
  // There is no time to fetch the pictures of far slides once somebody prints.
  deck.on('ready', () => afterFirstSlide(() => getPictures(deck.getSlidesElement())));
  addEventListener('beforeprint', () => {
    const slides = deck.getSlidesElement();
    if (slides) uncover(slides);
  });
  addEventListener('afterprint', () => deck.sync());
}

/**
 * A plugin that makes printing right, from the plain deck and in reveal's print view (`?print-pdf`):
 * the theme's margins, tags and bookmarks for each slide, links between slides, light colours, and
 * slides alone. In the print view the address may ask for more: `&theme=dark` for dark paper,
 * `&slides=12-18` for some slides, `&handout=a4` (or `letter`) for slides above their notes, and
 * reveal's `&pdfSeparateFragments=true` for a page a step. The document's element gets the class
 * `print-prepared` when the pages can be printed.
 */
export function print(): RevealPlugin {
  return {
    id: 'print',
    init(deck) {
      // In print view reveal sets it later; until then its rules for paper would hold.
      document.documentElement.classList.add(OWN_RULES);
      if (!inPrint(deck)) {
        readyForPaper(deck);
        return;
      }
      const theme = new URLSearchParams(location.search).get('theme');
      document.documentElement.dataset['paper'] = theme === 'dark' ? 'dark' : 'light';
      const slides = deck.getSlidesElement();
      if (!slides) return;
      keepPadding(slides);
      const originals = allSlides(deck);
      deck.on('pdf-ready', () => {
        prepare(slides, originals).catch((error: unknown) => fail(slides, error));
      });
    },
  };
}
