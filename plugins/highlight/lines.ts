/**
 * Split highlight.js's markup at line breaks so that each line is well-formed by itself: a span over
 * a break is closed before it and opened again after it.
 * @param markup - text, entities, and nothing but `<span class="…">` and `</span>`
 */
export function splitLines(markup: string): string[] {
  const lines: string[] = [];
  const open: string[] = [];
  let line = '';
  for (const piece of markup.split(/(<[^>]*>|\n)/)) {
    if (piece === '\n') {
      lines.push(line + '</span>'.repeat(open.length));
      line = open.join('');
      continue;
    }
    if (piece.startsWith('</')) open.pop();
    else if (piece.startsWith('<')) open.push(piece);
    line += piece;
  }
  lines.push(line);
  return lines;
}

/** Return plain text as markup. */
export function escapeMarkup(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Remove empty first and last lines and the indent that all lines share. */
export function trimCode(text: string): string {
  const lines = text.replace(/^(?:[ \t]*\n)+|\s+$/g, '').split('\n');
  const indents = lines.filter((line) => line.trim()).map((line) => line.search(/\S/));
  const shared = Math.min(...indents);
  return lines.map((line) => line.slice(Number.isFinite(shared) ? shared : 0)).join('\n');
}
