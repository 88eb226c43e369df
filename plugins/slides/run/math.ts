import type { RevealPlugin } from 'reveal.js';
import { loadAfterFirstSlide } from '../../common/after-first-slide.ts';
import { FORMULA, FORMULAS_ID } from '../protocol.ts';

/** Formulas for the browser: those of the slides are rendered when the deck is built. */
export interface MathPlugin extends RevealPlugin {
  id: 'math';
  /**
   * Renders a formula made at run time as HTML with MathML. KaTeX's script is loaded by the first
   * call. Rejects where the formula does not parse.
   */
  render(latex: string, options?: { display?: boolean }): Promise<string>;
}

/** Return the formulas that the slide compiler wrote into the page. */
const readFormulas = (): string[] => {
  const text = document.getElementById(FORMULAS_ID)?.textContent ?? '[]';
  const formulas: unknown = JSON.parse(text);
  return Array.isArray(formulas) ? formulas.map(String) : [];
};

/** Load KaTeX's style sheet; without it formulas can still be read. */
const style = async (): Promise<void> => {
  await import('katex/dist/katex.min.css').catch(() => undefined);
};

/** Return a reveal plugin that puts formulas into their places; it stands after the markdown plugin. */
export const math = (): MathPlugin => ({
  id: 'math',
  init(deck) {
    const formulas = readFormulas();
    for (const place of deck.getRevealElement()?.querySelectorAll(`[${FORMULA}]`) ?? [])
      place.innerHTML = formulas[Number(place.getAttribute(FORMULA))] ?? '';
    if (formulas.length > 0) return loadAfterFirstSlide(deck, style);
  },
  async render(latex, { display = false } = {}) {
    const [{ default: katex }] = await Promise.all([import('katex'), style()]);
    return katex.renderToString(latex, { displayMode: display, strict: 'error' });
  },
});
