import type { Box } from './box.ts';
import type { Point } from './step.ts';

/** A mark with what it says. */
export interface LivePoint extends Point {
  readonly element: Element;
  /** With its unit. */
  readonly value: string;
  readonly source: string;
}

/** The series that a mark or a name belongs to. */
export function seriesOf(element: Element): string {
  return element.getAttribute('data-series') ?? '';
}

/** Return whether a part of a drawing is there: a part that comes with a later step is hidden. */
export function isSeen(element: Element): boolean {
  return getComputedStyle(element).visibility !== 'hidden';
}

/** How many pixels of the screen one pixel of the element is. */
export function zoomOf(element: HTMLElement): number {
  return element.getBoundingClientRect().width / element.offsetWidth || 1;
}

/** Where an element lies in another, in pixels of the latter. */
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

/** The marks of a chart as they lie on the screen now, series by series. */
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
