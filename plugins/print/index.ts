import type { RevealApi, RevealPlugin } from 'reveal.js';
import { inPrint } from '../common/views.ts';
import './print.css';

/** The class of the document's element once its pages can be printed. */
const PREPARED = 'print-prepared';

/** Reveal's print layout drops the slides' padding; what the theme gave them is kept. */
function keepPadding(slides: HTMLElement): void {
  for (const slide of slides.querySelectorAll<HTMLElement>('section:not(:has(> section))'))
    slide.style.setProperty('padding', getComputedStyle(slide).padding, 'important');
}

/** Slides but the first stay hidden to screen readers, and so from a PDF's tags and bookmarks. */
function uncover(slides: HTMLElement): void {
  for (const slide of slides.querySelectorAll('section')) {
    slide.hidden = false;
    slide.removeAttribute('aria-hidden');
    slide.removeAttribute('inert');
  }
}

/** `#/id` means something to reveal alone; `#id` is a destination in the PDF too. */
function aimLinks(slides: HTMLElement): void {
  for (const link of slides.querySelectorAll<HTMLAnchorElement>('a[href^="#/"]')) {
    const id = decodeURIComponent(link.hash.slice(2).split('/')[0] ?? '');
    if (document.getElementById(id)) link.setAttribute('href', `#${encodeURIComponent(id)}`);
  }
}

/** Waits for the faces and pictures of all pages. */
async function loaded(slides: HTMLElement): Promise<void> {
  const images = [...slides.querySelectorAll('img')];
  for (const image of images) image.loading = 'eager';
  // A picture that is missing leaves its gap; it must not keep the rest from being printed.
  await Promise.all(images.map((image) => image.decode().catch(() => undefined)));
  await document.fonts.ready;
}

async function prepare(deck: RevealApi): Promise<void> {
  const slides = deck.getSlidesElement();
  if (!slides) return;
  uncover(slides);
  aimLinks(slides);
  await loaded(slides);
  document.documentElement.classList.add(PREPARED);
}

/**
 * A plugin that makes reveal's print view (`?print-pdf`) right: the theme's margins, tags and
 * bookmarks for each slide, links between slides, light colours, and slides alone. The document's
 * element gets the class `print-prepared` when the pages can be printed. `&theme=dark` in the
 * address prints on dark paper.
 */
export function print(): RevealPlugin {
  return {
    id: 'print',
    init(deck) {
      if (!inPrint(deck)) return;
      const theme = new URLSearchParams(location.search).get('theme');
      document.documentElement.dataset['paper'] = theme === 'dark' ? 'dark' : 'light';
      // Reveal sets it later; without it the rules for printing on paper would hold until then.
      document.documentElement.classList.add('print-pdf');
      const slides = deck.getSlidesElement();
      if (slides) keepPadding(slides);
      deck.on('pdf-ready', () => void prepare(deck));
    },
  };
}
