/*
 * Figures are drawn for the stage. In the article they keep their own layout and become as wide as
 * the column, but no smaller than their words can be read: what is then too wide is scrolled within
 * the figure, or seen as a whole when a reader asks for it.
 */
import { arrange } from './arrangement.ts';
import { isCut, track } from './track.ts';

const figureSelector = 'figure[data-figure]';

/** What else can be wider than a phone. */
const others = '.reading-frame, .katex-display, pre > code, p:has(> [data-math])';

/** How small a figure may become: its words are drawn 20 px high, or higher, for letters of 16 px. */
const smallest = 0.56;

/** The same for the size that the reader wants letters to have. */
const smallestNow = (): number =>
  (smallest * parseFloat(getComputedStyle(document.documentElement).fontSize)) / 16;

/** Fits all figures, and what else can be wide, again when the column's width changes. */
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
    // Until it is known that nothing is cut off.
    if (each.matches('pre > code')) each.tabIndex = 0;
    resized.observe(each);
  }
  // The faces of formulas come late, and change only how wide they are.
  document.fonts.addEventListener('loadingdone', () => {
    for (const each of wide) {
      resized.unobserve(each);
      // Told in the next frame, or when what is far from the window gets its layout.
      resized.observe(each);
    }
  });
  for (const figure of figures) {
    resized.observe(figure);
    const changed = new MutationObserver(() => {
      // One that is far from the window has no layout yet; it is observed anew when it gets one.
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

/** The columns' widths that figures were last fitted to, in pixels. */
const fitted = new WeakMap<HTMLElement, number>();

function fit(figure: HTMLElement): void {
  const column = figure.clientWidth;
  const least = figure.dataset['whole'] === undefined ? smallestNow() : 0;
  const width = arrange(figure, column, least) ?? widthOf(figure);
  if (!column || !width) return;
  fitted.set(figure, column);
  const zoom = Math.min(1, Math.max(column / width, least));
  // Measured before anything is written: what is measured after it has all laid out again.
  const head = Math.ceil(above(figure) * zoom);
  figure.style.setProperty('--reading-zoom', zoom.toFixed(4));
  figure.style.setProperty('--reading-above', `${head}px`);
  // Controls that have places of their own on the stage take no room in the text.
  figure.style.minHeight = '0';
  const height = figure.scrollHeight;
  figure.style.minHeight = `${height}px`;
  figure.style.setProperty('--reading-height', `${Math.round(height / zoom)}px`);
}

/** What is wider than the column can be scrolled by keys. */
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

/** The width that a figure was drawn for, in pixels of the stage; 0 where it flows with the text. */
function widthOf(figure: HTMLElement): number {
  const still = figure.querySelector<HTMLElement>(':scope > .still');
  const phone = still?.querySelector(':scope.phone > svg')?.getAttribute('width');
  if (still) still.style.width = phone ? `${phone}px` : '';
  return still ? parseFloat(getComputedStyle(still).width) || 0 : 0;
}

/** How far a drawing reaches above its own box, in its pixels: on a slide there is room for that. */
function above(figure: HTMLElement): number {
  const drawing = figure.querySelector<SVGSVGElement>(':scope > .still > svg');
  return drawing ? Math.max(0, -drawing.getBBox().y) : 0;
}
