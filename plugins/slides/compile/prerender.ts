import type { RevealApi } from 'reveal.js';
import RevealMarkdown from 'reveal.js/plugin/markdown';

const plugin = RevealMarkdown();
// It sets up its parser when it starts, and asks for nothing else of a deck that has no slides.
void plugin.init?.({
  getConfig: () => ({}),
  getRevealElement: () => ({ querySelectorAll: () => [] }),
} as unknown as RevealApi);

/** Return a slide's text as HTML, made by the parser of reveal's markdown plugin as in the browser. */
export const toHtml = (markdown: string): string => {
  if (!plugin.marked) throw new Error("Reveal's markdown plugin has no parser.");
  try {
    return plugin.marked.parse(markdown, { async: false });
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    throw new Error('Its lists or quotations are nested too deeply.', { cause: thrown });
  }
};

/** What reveal's markdown plugin does after parsing: code blocks, attributes after an element. */
const afterParsing = /<pre>|<!--\s*\.element/;

/** Return a slide's text as HTML, or undefined where reveal's markdown plugin is needed for it. */
export const prerender = (markdown: string): string | undefined => {
  const html = toHtml(markdown);
  return afterParsing.test(html) ? undefined : html;
};
