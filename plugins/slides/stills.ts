/** The still forms of a deck's figures, most of which wait in a file beside the page. */
export interface Stills {
  /** The markup of those in the file, by number. */
  readonly waiting: readonly string[];
  /** An element that has a still form, or that the stills plugin will put it into. */
  place(markup: string, inPage: boolean): string;
}

/** Markup that is shorter than this many letters is not worth the wait. */
const SHORT = 300;

/** An empty collection of still forms; the same one is kept once. */
export const stills = (): Stills => {
  const waiting: string[] = [];
  const numbers = new Map<string, number>();
  return {
    waiting,
    place(markup, inPage) {
      if (inPage || markup.length < SHORT) return `<div class="still">${markup}</div>`;
      const number = numbers.get(markup) ?? waiting.push(markup) - 1;
      numbers.set(markup, number);
      return `<div class="still" data-still="${number}"></div>`;
    },
  };
};
