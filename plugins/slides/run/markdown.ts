import type { RevealApi } from 'reveal.js';
import Markdown, { type MarkdownPlugin } from 'reveal.js/plugin/markdown';
import { nextTask, createYield } from '../../common/yield.ts';
import { PARSED } from '../protocol.ts';

/** The number of slides that are turned into HTML at once: each time reveal's plugin searches the whole deck. */
const BATCH = 2;

/**
 * Reveal's markdown plugin, which turns all slides into HTML before anything else can happen. Here it
 * does so a few slides at a time, and the browser paints and answers in between.
 */
export function markdown(): MarkdownPlugin {
  const plugin = Markdown();
  const init = plugin.init?.bind(plugin);
  return Object.assign(plugin, {
    async init(deck: RevealApi) {
      const root = deck.getRevealElement();
      if (!root) return;
      const slides = [...root.querySelectorAll(`section[data-markdown]:not([${PARSED}])`)];
      for (const slide of slides) slide.setAttribute(PARSED, '');
      // Reads its options.
      await init?.(deck);
      const yieldIfLong = createYield();
      for (let first = 0; first < slides.length; first += BATCH) {
        await yieldIfLong();
        for (const slide of slides.slice(first, first + BATCH)) slide.removeAttribute(PARSED);
        await plugin.processSlides(root);
        await plugin.convertSlides();
      }
      // The plugins that come next work on all slides.
      await nextTask();
    },
  });
}
