/*
 * A drawing may be made to be arranged in two ways: as it is drawn, for a slide, and for a column that is
 * too narrow for it. Its `data-narrow="width height"` is its size then; what stands elsewhere in it has
 * `data-narrow` for its `transform`.
 */

/** What elements of a drawing are like as they were drawn, by name of the attribute. */
const drawn = new WeakMap<Element, Readonly<Record<string, string>>>();

/**
 * Gives a figure's drawing the arrangement that a column wants. Nothing is laid out for that.
 * @param column - the column's width, in pixels
 * @param least - how small the figure may become
 * @returns how wide the drawing is, in pixels of the stage; undefined where it has one arrangement alone
 */
export function arrange(figure: HTMLElement, column: number, least: number): number | undefined {
  const still = figure.querySelector<HTMLElement>(':scope > .still');
  const drawing = still?.querySelector<SVGSVGElement>(':scope > svg[data-narrow]');
  if (!still || !drawing) return undefined;
  const wide = Number(drawn.get(drawing)?.['width'] ?? drawing.getAttribute('width'));
  const narrow = column / wide < least;
  if (narrow !== drawing.classList.contains('narrow')) {
    const [width = '', height = ''] = drawing.dataset['narrow']?.split(' ') ?? [];
    change(drawing, narrow, { viewBox: `0 0 ${width} ${height}`, width, height });
    for (const part of drawing.querySelectorAll<SVGElement>('[data-narrow]'))
      change(part, narrow, { transform: part.dataset['narrow'] ?? '' });
    drawing.classList.toggle('narrow', narrow);
    still.style.width = narrow ? `${width}px` : '';
  }
  return Number(drawing.getAttribute('width'));
}

/** Gives an element other attributes, or those back that it was drawn with. */
function change(element: Element, other: boolean, attributes: Record<string, string>): void {
  const own =
    drawn.get(element) ??
    Object.fromEntries(
      Object.keys(attributes).map((name) => [name, element.getAttribute(name) ?? '']),
    );
  drawn.set(element, own);
  for (const [name, value] of Object.entries(other ? attributes : own))
    element.setAttribute(name, value);
}
