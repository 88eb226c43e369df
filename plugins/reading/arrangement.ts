/*
 * A drawing may be made to be arranged in two ways: as it is drawn, for a slide, and for a column that is
 * too narrow for it. Its `data-narrow="width height"` is its size then; what stands elsewhere in it has
 * `data-narrow` for its `transform`.
 */

/** What elements of a drawing are like as they were drawn, by name of the attribute. */
const drawn = new WeakMap<Element, Readonly<Record<string, string>>>();

/** The width that a figure was drawn for, in pixels of the stage; 0 where it flows with the text. */
export function wideWidth(figure: HTMLElement): number {
  const still = figure.querySelector<HTMLElement>(':scope > .still');
  if (!still) return 0;
  const { width } = still.style;
  still.style.width = '';
  const wide = parseFloat(getComputedStyle(still).width) || 0;
  still.style.width = width;
  return wide;
}

/**
 * Gives a drawing the one or the other arrangement.
 * @returns the arrangement's width, in pixels of the stage; undefined where there is one alone
 */
export function arrange(figure: HTMLElement, narrow: boolean): number | undefined {
  const still = figure.querySelector<HTMLElement>(':scope > .still');
  const drawing = still?.querySelector<SVGSVGElement>(':scope > svg[data-narrow]');
  if (!still || !drawing) return undefined;
  const [width = 0, height = 0] = drawing.dataset['narrow']?.split(' ').map(Number) ?? [];
  const size = { viewBox: `0 0 ${width} ${height}`, width: `${width}`, height: `${height}` };
  change(drawing, narrow, size);
  drawing.classList.toggle('narrow', narrow);
  for (const part of drawing.querySelectorAll<SVGElement>('[data-narrow]'))
    change(part, narrow, { transform: part.dataset['narrow'] ?? '' });
  still.style.width = narrow ? `${width}px` : '';
  return narrow ? width : undefined;
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
