import type { Line } from './lines.ts';

/** A stretch of a slide's text. */
export interface Token {
  readonly kind: 'text' | 'tag' | 'svg' | 'comment' | 'code' | 'fence' | 'inline' | 'display';
  readonly text: string;
  /** The line that it begins in. */
  readonly line: number;
}

/** Neither code in a line nor a formula goes on after a blank line. */
const patterns: readonly (readonly [Token['kind'], RegExp])[] = [
  ['comment', /<!--[\s\S]*?-->/y],
  ['svg', /<svg\b[\s\S]*?<\/svg\s*>/iy],
  ['code', /<(pre|code|script|style|textarea|samp|kbd)\b[^>]*>[\s\S]*?<\/\1\s*>/iy],
  ['tag', /<\/?[a-z][a-z0-9:-]*(?=\s|\/?>)(?:"[^"]*"|'[^']*'|[^'">])*>/iy],
  ['code', /(`+)(?!`)(?:(?!\n[ \t]*\n)[\s\S])*?[^`]\1(?!`)/y],
  ['code', /\\[\\`<]/y],
  ['display', /\$\$(?=[^$])(?:(?!\n[ \t]*\n)(?:\\[\s\S]|[^$\\]|\$(?!\$)))+?\$\$/y],
  // A dollar that is followed by a digit closes no formula: `$5 and $6` are prices.
  ['inline', /\$(?![\s$])(?:\\.|[^$\\\n])+?(?<!\s)\$(?!\d)/y],
];

/** How often a text goes on to a next line. */
export const countLines = (text: string): number => text.split('\n').length - 1;

const scanText = (text: string, first: number): Token[] => {
  const tokens: Token[] = [];
  let line = first;
  let plain = '';
  const push = (kind: Token['kind'], part: string): void => {
    tokens.push({ kind, text: part, line });
    line += countLines(part);
  };
  for (let at = 0; at < text.length;) {
    // An escaped dollar is a dollar and opens no formula, in HTML too.
    if (text.startsWith('\\$', at)) {
      plain += '&#36;';
      at += 2;
      continue;
    }
    let found: [Token['kind'], string] | undefined;
    if ('<`$\\'.includes(text.charAt(at))) {
      for (const [kind, pattern] of patterns) {
        pattern.lastIndex = at;
        const match = pattern.exec(text);
        if (match) {
          found = [kind, match[0]];
          break;
        }
      }
    }
    if (!found) {
      plain += text.charAt(at++);
      continue;
    }
    if (plain) push('text', plain);
    plain = '';
    push(...found);
    at += found[1].length;
  }
  if (plain) push('text', plain);
  return tokens;
};

/** Takes lines apart into text, tags, comments, code and formulas; joined, they are the lines again. */
export const scan = (lines: readonly Line[]): Token[] => {
  const tokens: Token[] = [];
  let at = 0;
  while (at < lines.length) {
    const first = lines[at];
    if (!first) break;
    const group = (line: Line): string =>
      line.kind === 'fence'
        ? `fence ${line.fence}`
        : line.kind === 'indented'
          ? 'indented'
          : 'text';
    let end = at;
    while (lines[end] && group(lines[end] ?? first) === group(first)) end++;
    const text = lines
      .slice(at, end)
      .map((line) => line.text)
      .join('\n');
    const kind = group(first);
    if (kind === 'text') tokens.push(...scanText(text, first.number));
    else tokens.push({ kind: kind === 'indented' ? 'code' : 'fence', text, line: first.number });
    if (end < lines.length)
      tokens.push({ kind: 'text', text: '\n', line: lines[end - 1]?.number ?? 0 });
    at = end;
  }
  return tokens;
};
