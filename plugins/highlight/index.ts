import type { RevealApi, RevealPlugin } from 'reveal.js';
import { copyText } from '../common/clipboard.ts';
import { allSlides } from '../common/outline.ts';
import { inPrint, inScrollView } from '../common/views.ts';
import { codeOf, fitBlock, prepareBlock, showStep } from './block.ts';
import { colour } from './colour.ts';
import type { Languages } from './colour.ts';
import '../common/controls.css';
import './highlight.css';

export type { Languages } from './colour.ts';

export interface HighlightOptions {
  /** The languages of code blocks, each loaded when a slide first needs it. */
  readonly languages: Languages;
}

/** Blocks are coloured this many slides ahead. */
const ahead = 2;

/** The button says for this many milliseconds that it has copied. */
const thanks = 1600;

/**
 * The plugin for code, with highlight.js's core: line numbers, line steps in reveal's notation and a
 * copy button. It replaces reveal's own plugin and has its id.
 */
export function highlight({ languages }: HighlightOptions): RevealPlugin {
  let destroy: () => void = () => undefined;
  return {
    id: 'highlight',
    async init(deck) {
      const root = deck.getRevealElement();
      if (!root) return;
      for (const code of root.querySelectorAll<HTMLElement>('pre > code')) prepareBlock(code);
      const listening = new AbortController();
      const { signal } = listening;
      root.addEventListener('click', onClick, { signal });
      root.addEventListener('keydown', keepFromDeck, { signal });
      const steps = watchSteps(root);
      destroy = () => {
        listening.abort();
        steps.disconnect();
      };
      if (inPrint(deck)) {
        await prepareForPrint(deck, root, languages);
        return;
      }
      const near = () => {
        void colourAll(blocksNear(deck, root), languages);
      };
      for (const event of ['ready', 'slidechanged', 'overviewshown', 'resize']) {
        root.addEventListener(event, near, { signal });
      }
    },
    destroy: () => {
      destroy();
    },
  };
}

/** In print, colour everything before the pages are made; highlight no line and cut none off. */
async function prepareForPrint(
  deck: RevealApi,
  root: HTMLElement,
  languages: Languages,
): Promise<void> {
  const whole = deck.getConfig().pdfSeparateFragments === false;
  await colourAll(root.querySelectorAll('pre > code.hljs'), languages);
  const show = () => {
    for (const pre of root.querySelectorAll<HTMLElement>('pre.code-wrapper')) {
      showStep(pre, whole);
      fitBlock(pre);
    }
  };
  show();
  deck.on('pdf-ready', show);
}

/** Return the blocks of the current slide and those near; all of them where all slides are visible. */
function blocksNear(deck: RevealApi, root: HTMLElement): HTMLElement[] {
  const blocks = Array.from(root.querySelectorAll<HTMLElement>('pre > code.hljs'));
  if (deck.isOverview() || inScrollView(deck)) return blocks;
  const slides = allSlides(deck);
  const here = slides.indexOf(deck.getCurrentSlide());
  const near = slides.slice(Math.max(here - ahead, 0), here + ahead + 1);
  return blocks.filter((block) => near.some((slide) => slide.contains(block)));
}

async function colourAll(blocks: Iterable<HTMLElement>, languages: Languages): Promise<void> {
  const coloured = Array.from(blocks, async (code) => {
    await colour(code, languages);
    if (code.parentElement) showStep(code.parentElement);
  });
  // A failed download is no error: the code can be read without colours.
  await Promise.allSettled(coloured);
}

/** Reveal changes fragments in many ways (steps, jumps, overview, restored state): watch them. */
function watchSteps(root: HTMLElement): MutationObserver {
  const observer = new MutationObserver((changes) => {
    const blocks = new Set<HTMLElement>();
    for (const { target } of changes) {
      if (!(target instanceof HTMLElement) || !target.matches('.code-step')) continue;
      if (target.parentElement) blocks.add(target.parentElement);
    }
    for (const pre of blocks) showStep(pre);
  });
  observer.observe(root, { subtree: true, attributes: true, attributeFilter: ['class'] });
  return observer;
}

function onClick(event: Event): void {
  if (!(event.target instanceof HTMLElement)) return;
  const button = event.target.closest('.code-copy');
  const code = button?.parentElement?.querySelector<HTMLElement>('code.hljs');
  if (!button || !code) return;
  void copyText(codeOf(code)).then((copied) => {
    button.textContent = copied ? 'Copied' : 'Not allowed';
    setTimeout(() => {
      button.textContent = 'Copy';
    }, thanks);
  });
}

/** Space and Enter press the button and do not turn the slide. */
function keepFromDeck(event: KeyboardEvent): void {
  const pressed = event.key === 'Enter' || event.key === ' ';
  if (pressed && event.target instanceof Element && event.target.matches('.code-copy')) {
    event.stopPropagation();
  }
}
