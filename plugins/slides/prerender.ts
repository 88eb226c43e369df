import { Marked } from 'marked';

/** As reveal's markdown plugin sets it up, so that the slide is the same whoever rendered it. */
const marked = new Marked({ renderer: { space: ({ raw }) => raw } });

/** What reveal's markdown plugin does beyond rendering: code blocks, attributes after an element. */
const beyond = /<pre>|<!--\s*\.element/;

/** A slide's text as HTML, or undefined where reveal's markdown plugin is needed for it. */
export const prerender = (markdown: string): string | undefined => {
  const html = marked.parse(markdown, { async: false });
  return beyond.test(html) ? undefined : html;
};
