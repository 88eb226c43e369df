import type { Marked, MarkedToken } from 'marked';
import type { RevealApi } from 'reveal.js';
import RevealMarkdown from 'reveal.js/plugin/markdown';
import { sealed } from './html.ts';

/** Return the parser with which reveal's markdown plugin renders slides in the browser. */
const revealParser = (): Marked => {
  const plugin = RevealMarkdown();
  // The plugin makes its parser when it starts. Of a deck it then asks only for options and slides.
  void plugin.init?.({
    getConfig: () => ({}),
    getRevealElement: () => ({ querySelectorAll: () => [] }),
  } as unknown as RevealApi);
  if (!plugin.marked) throw new Error("Reveal's markdown plugin has no parser.");
  return plugin.marked;
};

const parser = revealParser();

/** Return what `parse` returns; a parser that calls itself for each level has an end. */
const withinDepth = <T>(parse: () => T): T => {
  try {
    return parse();
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    throw new Error('Lists or quotations are nested too deeply here.', { cause: thrown });
  }
};

/** Return the blocks of a text: paragraphs, lists, code ... Their `raw` joined is the text. */
export const blocksOf = (markdown: string): MarkedToken[] =>
  withinDepth(() => new parser.Lexer(parser.defaults).blockTokens(markdown, []) as MarkedToken[]);

/** Return a slide's text as HTML, the same as in the browser. */
export const toHtml = (markdown: string): string =>
  withinDepth(() => parser.parse(markdown, { async: false }));

/** The place of a step in speaker notes. */
const step = /\[click\]/gi;

/** Words in brackets that are for who speaks, and not said: `[move the slider]`. */
const cue = /\[(?!click\])[a-z][^\]<>]*\] ?/gi;

/** Return a paragraph of speaker notes without its cues, divided where the steps come. */
export const spokenParts = (words: string): string[] =>
  words
    .replace(cue, '')
    .split(step)
    .map((part) => part.trim());

/**
 * Return speaker notes, in HTML, as the element that travels within the slide's text. Each `[click]` becomes
 * `<span class="click" data-click="1">`: the place where the next step of the slide comes. Cues become
 * `<span class="cue">`.
 */
export const notesAside = (html: string): string => {
  let clicks = 0;
  const steps = html.replace(
    step,
    () => `<span class="click" data-click="${++clicks}">[click]</span>`,
  );
  const cues = steps.replace(cue, (words) => `<span class="cue">${words}</span>`);
  return `<aside class="notes">${sealed(cues)}</aside>`;
};
