import { Marked } from 'marked';
import { sealed } from './markup.ts';

const marked = new Marked();

/**
 * Speaker notes as the element that travels within the slide's text. Each `[click]` becomes
 * `<span class="click" data-click="1">`: the place where the next step of the slide comes. Other
 * words in brackets, such as `[move the slider]`, become `<span class="cue">`: they are for who
 * speaks, and not said.
 */
export const notesAside = (markdown: string): string => {
  const html = marked.parse(markdown, { async: false });
  let clicks = 0;
  const steps = html.replace(
    /\[click\]/gi,
    () => `<span class="click" data-click="${++clicks}">[click]</span>`,
  );
  const cues = steps.replace(
    /\[(?!click\])[a-z][^\]<>]*\] ?/gi,
    (words) => `<span class="cue">${words}</span>`,
  );
  return `<aside class="notes">${sealed(cues)}</aside>`;
};
