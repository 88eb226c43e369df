import type { Page } from '@playwright/test';

/** What kind of text a piece is, which decides how large it must be. */
export type Kind = 'body' | 'label' | 'source';

/** Some text of a slide as a reader meets it. */
export interface Text {
  readonly words: string;
  readonly kind: Kind;
  /** Its size on the stage of 1280 x 720, in px. */
  readonly size: number;
  /** Whether it is running text of the slide, and not in a drawing, a table, a formula or code. */
  readonly running: boolean;
}

/**
 * The text of the current slide, also that of steps to come. Its source is of kind "source". Labels
 * are what names a part of something: all text in figures, tables, formulas and code, and the classes
 * that stand beside them. All else is body.
 */
export function readText(page: Page): Promise<Text[]> {
  return page.evaluate(() => {
    const slide = window.Reveal.getCurrentSlide();
    const stage = slide.getBoundingClientRect().width / slide.offsetWidth;
    const unseen =
      '.katex-mathml, .visually-hidden, .notes, defs, title, script, g[display="none"]';
    const drawn = 'figure, table, pre, [data-math], dl.symbols';
    const beside = '.label, .small, .talk, .exam, button';

    /** An SVG is scaled with its figure, and its text with it. */
    const sizeOf = (element: Element): number => {
      const size = parseFloat(getComputedStyle(element).fontSize);
      const matrix = element instanceof SVGGraphicsElement ? element.getScreenCTM() : null;
      return matrix ? (size * Math.hypot(matrix.a, matrix.b)) / stage : size;
    };

    const texts: Text[] = [];
    const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const words = node.textContent?.trim().replace(/\s+/g, ' ') ?? '';
      const element = node.parentElement;
      if (!element || words === '' || element.closest(unseen) || !element.checkVisibility())
        continue;
      // Indices are set smaller than their formula: what counts is the formula.
      const size = sizeOf(element.closest('.katex') ?? element);
      const isSource = element.closest('.source') !== null;
      const isDrawn = element.closest(drawn) !== null;
      const isLabel = isDrawn || element.closest(beside) !== null;
      texts.push({
        words,
        kind: isSource ? 'source' : isLabel ? 'label' : 'body',
        size: Math.round(size * 10) / 10,
        running: !isSource && !isDrawn,
      });
    }
    return texts;
  });
}

/** How many words there are: what has no letter and no digit is none. */
export function countWords(texts: readonly Text[]): number {
  return texts
    .flatMap(({ words }) => words.split(/\s+/))
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
