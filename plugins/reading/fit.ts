/*
 * Figures are drawn for the stage, many for a phone too. In the article they keep their layout and
 * become as wide as the column, but stay large enough to read their words. If that is too wide, they
 * scroll within their frame, or are shown whole when a reader asks for it.
 */
import { isCut, track } from './track.ts';

const figureSelector = 'figure[data-figure]';

/** Other elements that can be wider than a phone. */
const others = '.reading-frame, .katex-display, pre > code, p:has(> [data-math])';

/** The smallest letters of a drawing for the stage, and of one for a phone, in its own pixels. */
const LETTERS = { stage: 20, phone: 23 } as const;

/** Letters in the article are at least this many pixels high where the reader's own are 16 px. */
const READABLE = 11.2;

/** Return the smallest scale at which the words of a figure can be read; 0 if it has none. */
function smallestScale(figure: HTMLElement): number {
  const still = figure.querySelector<HTMLElement>(':scope > .still');
  const isHere = still?.dataset['still'] === undefined;
  if (still && isHere && still.textContent.trim() === '') return 0;
  const letters = LETTERS[still?.classList.contains('phone') ? 'phone' : 'stage'];
  const own = parseFloat(getComputedStyle(document.documentElement).fontSize);
  return ((READABLE / letters) * own) / 16;
}

/** Fit all figures and other wide elements, again whenever the column's width changes. */
export function fitWide(slides: HTMLElement): void {
  const figures = [...slides.querySelectorAll<HTMLElement>(figureSelector)];
  const waiting = new Set<HTMLElement>();
  let frame = 0;
  // In the next frame: fitting changes the heights of figures and slides. An observer that did so itself
  // would have the browser report that its sizes do not settle.
  const resized = new ResizeObserver((entries) => {
    for (const { target } of entries) if (target instanceof HTMLElement) waiting.add(target);
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      for (const wide of waiting) {
        // A figure's height is what fitting it gives, and no reason to fit it again.
        if (wide.matches('figure') && fitted.get(wide) !== wide.clientWidth) fit(wide);
        letScroll(wide);
      }
      waiting.clear();
    });
  });
  const wide = [...slides.querySelectorAll<HTMLElement>(others)];
  for (const each of wide) {
    // Until its width is measured.
    if (each.matches('pre > code')) each.tabIndex = 0;
    resized.observe(each);
  }
  // The fonts of formulas load late and change their width.
  document.fonts.addEventListener('loadingdone', () => {
    for (const each of wide) {
      resized.unobserve(each);
      // This reports in the next frame, or when an element far from the window is laid out.
      resized.observe(each);
    }
  });
  for (const figure of figures) {
    resized.observe(figure);
    const changed = new MutationObserver(() => {
      // A figure far from the window has no layout yet; the observer reports when it gets one.
      if (!figure.checkVisibility({ contentVisibilityAuto: true })) return;
      fit(figure);
      letScroll(figure);
    });
    changed.observe(figure, { attributeFilter: ['data-live', 'data-still'], childList: true });
    for (const still of figure.querySelectorAll(':scope > .still'))
      changed.observe(still, { childList: true });
  }
}

/** Fits the figures of a slide that comes into sight before the browser paints it. */
export function fitAtOnce(slide: Element): void {
  for (const figure of slide.querySelectorAll<HTMLElement>(figureSelector)) fit(figure);
}

/** The column width that each figure was last fitted to, in pixels. */
const fitted = new WeakMap<HTMLElement, number>();

function fit(figure: HTMLElement): void {
  // The theme keeps it in its place on the slide.
  if (getComputedStyle(figure).position === 'absolute') return release(figure);
  const column = roomIn(figure);
  const least = figure.dataset['whole'] === undefined ? smallestScale(figure) : 0;
  const width = widthOf(figure);
  if (column <= 0 || !width) return;
  fitted.set(figure, figure.clientWidth);
  const zoom = Math.min(1, Math.max(column / width, least));
  // Measure before writing styles: measuring afterwards would force another layout.
  const head = Math.ceil(above(figure) * zoom);
  figure.style.setProperty('--reading-zoom', zoom.toFixed(4));
  figure.style.setProperty('--reading-above', `${head}px`);
  // Controls with absolute positions take no room in the text.
  figure.style.minHeight = '0';
  const height = figure.scrollHeight;
  figure.style.minHeight = `${height}px`;
  figure.style.setProperty('--reading-height', `${Math.round(height / zoom)}px`);
}

/** Take back what fitting a figure has set. */
function release(figure: HTMLElement): void {
  fitted.delete(figure);
  figure.style.minHeight = '';
  for (const name of ['--reading-zoom', '--reading-above', '--reading-height'])
    figure.style.removeProperty(name);
  for (const form of formsOf(figure)) form.style.width = '';
}

/** Let elements that are wider than the column be scrolled by keys. */
function letScroll(wide: HTMLElement): void {
  if (isCut(wide)) wide.tabIndex = 0;
  else wide.removeAttribute('tabindex');
  if (!wide.matches('figure')) return track(wide);
  track(wide, (whole) => {
    if (whole) wide.dataset['whole'] = '';
    else delete wide.dataset['whole'];
    fit(wide);
    letScroll(wide);
  });
}

/** Return the width of what a figure can have in it, in pixels. */
function roomIn(figure: HTMLElement): number {
  const { paddingLeft, paddingRight } = getComputedStyle(figure);
  return figure.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
}

const formsOf = (figure: HTMLElement): NodeListOf<HTMLElement> =>
  figure.querySelectorAll<HTMLElement>(':scope > :is(.still, .live)');

/** Return the width that a figure was drawn for, in stage pixels; 0 if it flows with the text. */
function widthOf(figure: HTMLElement): number {
  const still = figure.querySelector<HTMLElement>(':scope > .still');
  const phone = still?.querySelector(':scope.phone > svg')?.getAttribute('width');
  for (const form of formsOf(figure)) form.style.width = phone ? `${phone}px` : '';
  return still ? parseFloat(getComputedStyle(still).width) || 0 : 0;
}

/** Return how far a drawing reaches above its box, in its pixels; a slide has room for that. */
function above(figure: HTMLElement): number {
  const drawing = figure.querySelector<SVGSVGElement>(':scope > .still > svg');
  return drawing ? Math.max(0, -drawing.getBBox().y) : 0;
}
