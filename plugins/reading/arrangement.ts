/*
 * A drawing may be made to be arranged in two ways: as it is drawn, for a slide, and for a column that is
 * too narrow for it. Its `data-narrow="width height"` is its size then; what stands elsewhere in it has
 * `data-narrow` for its `transform`.
 */

/** How large a drawing is, in pixels of the stage. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How small a figure may become: its words are drawn 20 px high, or higher, for letters of 16 px. */
const smallest = 0.56;

/** The same for the size that the reader wants letters to have. */
export const smallestNow = (): number =>
  (smallest * parseFloat(getComputedStyle(document.documentElement).fontSize)) / 16;

/** What elements of a drawing are like as they were drawn, by name of the attribute. */
const drawn = new WeakMap<Element, Readonly<Record<string, string>>>();

/** The size of a figure's drawing as it is now; undefined where it has none. */
export function sizeOf(figure: HTMLElement): Size | undefined {
  const drawing = figure.querySelector(':scope > .still > svg');
  return drawing
    ? {
        width: Number(drawing.getAttribute('width')),
        height: Number(drawing.getAttribute('height')),
      }
    : undefined;
}

/**
 * Gives a figure's drawing the arrangement that a column wants. Nothing is laid out for that.
 * @param column - the column's width, in pixels
 * @param least - how small the figure may become
 * @returns the drawing's size; undefined where it has one arrangement alone
 */
export function arrange(figure: HTMLElement, column: number, least: number): Size | undefined {
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
  return sizeOf(figure);
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
