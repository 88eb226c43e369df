/**
 * Puts a box behind words that an outline of the ground's colour sets off from a drawing, in place of
 * the outline: a PDF embeds outlined letters as drawings, not as a font.
 */
export function boxOutlinedWords(root: HTMLElement): void {
  const words = [...root.querySelectorAll<SVGTextElement>('svg text')];
  const boxes = words.flatMap((text) => {
    const { paintOrder, stroke, strokeWidth } = getComputedStyle(text);
    if (stroke === 'none' || !paintOrder.startsWith('stroke')) return [];
    // The letters' box is as tall as the outline of capitals; at the sides it ends at the letters.
    const { x, y, width, height } = text.getBBox();
    const aside = parseFloat(strokeWidth) / 2;
    const box = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    const sides = { x: x - aside, y, width: width + 2 * aside, height };
    for (const [name, value] of Object.entries(sides)) box.setAttribute(name, String(value));
    const transform = text.getAttribute('transform');
    if (transform !== null) box.setAttribute('transform', transform);
    box.style.fill = stroke;
    return [{ text, box }];
  });
  // All are measured before the first is changed: each change would have the page laid out again.
  for (const { text, box } of boxes) {
    text.before(box);
    text.style.stroke = 'none';
  }
}
