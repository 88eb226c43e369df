import { sealed } from './markup.ts';
import { toHtml } from './prerender.ts';

/**
 * Speaker notes as the element that travels within the slide's text. Each `[click]` becomes
 * `<span class="click" data-click="1">`: the place where the next step of the slide comes. Other
 * words in brackets, such as `[move the slider]`, become `<span class="cue">`: they are for who
 * speaks, and not said.
 */
export const notesAside = (markdown: string): string => {
  const html = toHtml(markdown);
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
