import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

/** Text as HTML content or as the inside of a quoted attribute. */
export const escapeHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** Return the words of some HTML. */
export const plainText = (html: string): string => {
  let text = '';
  const read = (nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): void => {
    for (const node of nodes) {
      if ('value' in node) text += node.value;
      if ('childNodes' in node) read(node.childNodes);
    }
  };
  read(parseFragment(html).childNodes);
  return text.replace(/\s+/g, ' ').trim();
};

/**
 * Markup that markdown leaves as it is: an HTML block ends at a blank line, so there is none; and
 * where the markup stands within a line or a table, no letter of it may mean emphasis or a cell.
 */
export const sealed = (html: string): string =>
  html
    .replace(
      /(<(pre|textarea)\b[^>]*>)([\s\S]*?)(<\/\2\s*>)/gi,
      (_, open: string, _name, inside: string, close: string) =>
        open +
        inside.replace(/\n(?=[ \t]*\n)/g, '&#10;').replace(/&#10;[ \t]*\n/g, '&#10;&#10;') +
        close,
    )
    .replace(/\n(?:[ \t]*\n)+/g, '\n')
    .trim()
    .split(/(<style\b[\s\S]*?<\/style\s*>|<[^>]*>)/i)
    .map((part, index) =>
      index % 2 ? part : part.replace(/[_*|`[\]\\~$]/g, (letter) => `&#${letter.charCodeAt(0)};`),
    )
    .join('');
