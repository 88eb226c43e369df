import type { HtmlTagDescriptor, Plugin } from 'vite';
import { escapeHtml } from './compile/html.ts';

export interface Publication {
  /** The page's absolute address. */
  readonly site: string | undefined;
  /** A PDF of the slides, relative to the page. */
  readonly pdf: string | undefined;
}

/** The place of the slides in the page. */
export const slidesPlace = '<!-- slides -->';

/**
 * Return a page with its slides, and for a browser without JavaScript with the link to the PDF.
 * @param data - what plugins read, as elements; it goes to the end of the page, since whatever follows
 *   the last slide among the slides is to reveal one more of them
 */
export const fillPage = (
  html: string,
  sections: string,
  data: string,
  { pdf }: Publication,
): string =>
  html
    .replace('</body>', (end) => data + end)
    .replace(slidesPlace, () => sections)
    .replace('<!-- pdf-link -->', () =>
      pdf ? `<a href="${escapeHtml(pdf)}">The slides as a PDF</a>.` : '',
    );

/** Return the tags that name the PDF beside a page, and its absolute address if that is known. */
export const publicationTags = ({ site, pdf }: Publication): HtmlTagDescriptor[] => [
  ...(pdf
    ? [{ tag: 'link', attrs: { rel: 'alternate', type: 'application/pdf', href: pdf } }]
    : []),
  ...(site
    ? [
        { tag: 'link', attrs: { rel: 'canonical', href: site } },
        { tag: 'meta', attrs: { property: 'og:url', content: site } },
      ]
    : []),
];

/** Leave out the woff and ttf forms of KaTeX's fonts, forty files: whatever runs reveal reads woff2. */
export const woff2Alone = (): Plugin => ({
  name: 'slides:fonts',
  enforce: 'pre',
  transform: {
    filter: { id: /katex[^?]*\.css/ },
    handler: (code) => code.replace(/,\s*url\([^)]+\.(?:woff|ttf)\)\s*format\("[^"]+"\)/g, ''),
  },
});
