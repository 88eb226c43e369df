import type { Box } from './box.ts';
import type { Point } from './step.ts';

/** A mark with its words. */
export interface LivePoint extends Point {
  readonly element: Element;
  /** With its unit. */
  readonly value: string;
  readonly source: string;
}

/** Return the series that a mark or a name belongs to. */
export function seriesOf(element: Element): string {
  return element.getAttribute('data-series') ?? '';
}

/** Return false for a part of a drawing that comes with a later step. */
export function isSeen(element: Element): boolean {
  return getComputedStyle(element).visibility !== 'hidden';
}

/** Return the size of one pixel of the element, in pixels of the screen. */
export function zoomOf(element: HTMLElement): number {
  return element.getBoundingClientRect().width / element.offsetWidth || 1;
}

/** Return the box of an element in another one, in pixels of the latter. */
export function boxIn(base: HTMLElement, element: Element): Box {
  const [outer, inner, zoom] = [
    base.getBoundingClientRect(),
    element.getBoundingClientRect(),
    zoomOf(base),
  ];
  return {
    x: (inner.x - outer.x) / zoom,
    y: (inner.y - outer.y) / zoom,
    width: inner.width / zoom,
    height: inner.height / zoom,
  };
}

/** Return the marks of a chart as they lie on the screen now, series by series. */
export function readMarks(base: HTMLElement, marks: Iterable<Element>): LivePoint[] {
  return Array.from(marks, (element) => ({
    element,
    series: seriesOf(element),
    at: element.getAttribute('data-at') ?? '',
    value: element.getAttribute('data-value') ?? '',
    source: element.getAttribute('data-source') ?? '',
    box: boxIn(base, element),
  }));
}
