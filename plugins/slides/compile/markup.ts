import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { FORMULA } from '../protocol.ts';

/** Escape text for HTML content or for a quoted attribute. */
export const escapeHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

type Node = DefaultTreeAdapterTypes.ChildNode;

/** Go through nodes and what is in them, in the order of the text. */
function* walk(nodes: readonly Node[]): Generator<Node> {
  const waiting = [...nodes].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node;
    if ('childNodes' in node) waiting.push(...[...node.childNodes].reverse());
  }
}

/** Return the words of nodes; `formula` gives those of a formula by its number. */
const wordsOf = (nodes: readonly Node[], formula: (number: number) => string): string => {
  let words = '';
  for (const node of walk(nodes)) {
    if ('value' in node) words += node.value;
    if (node.nodeName === 'br') words += ' ';
    const number = 'attrs' in node && node.attrs.find(({ name }) => name === FORMULA)?.value;
    if (number) words += formula(Number(number));
  }
  return words.replace(/\s+/g, ' ').trim();
};

/** Return the words of some HTML. */
export const plainText = (html: string): string =>
  wordsOf(parseFragment(html).childNodes, () => '');

/**
 * Return the words of the first heading, or nothing.
 * @param formula - gives a formula in plain letters, by its number
 */
export const titleOf = (nodes: readonly Node[], formula: (number: number) => string): string => {
  for (const node of walk(nodes))
    if ('childNodes' in node && /^h[1-6]$/.test(node.nodeName))
      return wordsOf(node.childNodes, formula);
  return '';
};

/**
 * Return markup that markdown leaves as it is: an HTML block ends at a blank line, so there is none; and
 * where the markup stands within a line or a table, no letter of it may mean emphasis or a cell.
 */
export const sealed = (html: string): string =>
  html
    .replace(
      /(<(pre|textarea)\b[^>]*>)([^]*?)(<\/\2\s*>)/gi,
      (_, open: string, _name, inside: string, close: string) =>
        open +
        inside.replace(/\n(?=[ \t]*\n)/g, '&#10;').replace(/&#10;[ \t]*\n/g, '&#10;&#10;') +
        close,
    )
    .replace(/\n(?:[ \t]*\n)+/g, '\n')
    .trim()
    .split(/(<style\b[^]*?<\/style\s*>|<[^>]*>)/i)
    .map((part, index) =>
      index % 2 ? part : part.replace(/[_*|`[\]\\~$]/g, (letter) => `&#${letter.charCodeAt(0)};`),
    )
    .join('');
