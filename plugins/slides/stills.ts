/** The still forms of a deck's figures, most of which wait in a file beside the page. */
export interface Stills {
  /** The markup of those in the file, by number; in it `{{asset:0}}` is the first of `assets`. */
  readonly waiting: readonly string[];
  /** The addresses of what they show: in the page they are put in when the files have their names. */
  readonly assets: readonly string[];
  /**
   * An element that has a still form, or that the stills plugin will put it into.
   * @param shown - the addresses of assets that may be in it
   */
  place(markup: string, inPage: boolean, shown?: Iterable<string>): string;
}

/** Markup that is shorter than this many letters is not worth the wait. */
const SHORT = 300;

/** An empty collection of still forms; the same one is kept once. */
export const stills = (): Stills => {
  const waiting: string[] = [];
  const assets: string[] = [];
  const numbers = new Map<string, number>();

  const withMarks = (markup: string, shown: Iterable<string>): string => {
    let marked = markup;
    for (const address of shown) {
      if (!marked.includes(address)) continue;
      if (!assets.includes(address)) assets.push(address);
      marked = marked.replaceAll(address, `{{asset:${assets.indexOf(address)}}}`);
    }
    return marked;
  };

  return {
    waiting,
    assets,
    place(drawn, inPage, shown = []) {
      if (inPage || drawn.length < SHORT) return `<div class="still">${drawn}</div>`;
      const markup = withMarks(drawn, shown);
      const number = numbers.get(markup) ?? waiting.push(markup) - 1;
      numbers.set(markup, number);
      return `<div class="still" data-still="${number}"></div>`;
    },
  };
};
