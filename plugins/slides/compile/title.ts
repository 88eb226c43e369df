import { Marked } from 'marked';
import { plainText } from './markup.ts';

const marked = new Marked();

/**
 * The first heading in plain words; empty if there is none.
 * @param prose - a slide's text without code blocks
 * @param formula - a formula in plain letters, by its number
 */
export const titleOf = (prose: string, formula: (number: number) => string): string => {
  const heading = /^ {0,3}#{1,6}[ \t]+(.+?)[ \t]*#*$/m.exec(prose)?.[1];
  const html = /<h[1-6]\b[^>]*>([\s\S]*?)<\/h[1-6]>/i.exec(prose)?.[1];
  const text = (heading === undefined ? html : marked.parseInline(heading, { async: false })) ?? '';
  return plainText(
    text
      .replace(/<span data-math="(\d+)"><\/span>/g, (_, number: string) => formula(Number(number)))
      .replace(/<br\s*\/?>/gi, ' '),
  );
};

/**
 * Return a title as an id: letters and digits of any script, joined by hyphens. A number alone gets a
 * word before it, since reveal takes `#/2020` for the place of a slide.
 */
export const slug = (title: string): string =>
  title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .replace(/^\d+$/, 'slide-$&');
