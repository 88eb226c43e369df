import { readText } from './files.ts';
import { countLines, LineError, messageOf } from './problem.ts';

/** Return the offset of a mistake that JSON.parse names by its position or by the text around it. */
const offsetOf = (text: string, message: string): number => {
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position);
  const [, cut = '', around = ''] =
    /, (\.\.\.)?"([^]*?)"(?:\.\.\.)? is not valid/.exec(message) ?? [];
  const start = around === '' ? -1 : text.indexOf(around);
  if (start < 0) return text.trimEnd().length;
  // Ten letters before the mistake are quoted; in a short text, all of it is.
  const token = /^Unexpected token '(.+?)'/.exec(message)?.[1] ?? '';
  return text.indexOf(token, cut === '' ? start : start + 10);
};

/**
 * Read a JSON file.
 * @throws LineError of one sentence, with the line of what is wrong
 */
export const readJson = (root: string, path: string): unknown => {
  const text = readText(root, path);
  try {
    return JSON.parse(text);
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : messageOf(thrown);
    const why = message.replace(/ in JSON at position [^]*$|, (?:\.\.\.)?"[^]*$/, '');
    const line = countLines(text.slice(0, offsetOf(text, message))) + 1;
    throw new LineError(line, `This is not JSON: ${why}.`);
  }
};
