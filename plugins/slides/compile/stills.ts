import { assetMark, PHONE_STILL, STILL } from '../protocol.ts';

/** The still forms of a deck's figures, most of which wait in files beside the page. */
export interface Stills {
  /** The markup of those in the slide's file, by number; in it `{{asset:0}}` is the first of `assets`. */
  readonly stage: readonly string[];
  /** The markup of those that are drawn anew for a phone. */
  readonly phone: readonly string[];
  /** The addresses of what they show: in the page they are put in when the files have their names. */
  readonly assets: readonly string[];
  /**
   * Return an element that has a still form, or that the stills plugin will put it into.
   * @param phone - its form for a phone, which may be the same
   * @param shown - the addresses of assets that may be in it
   */
  place(stage: string, phone: string, inPage: boolean, shown?: Iterable<string>): string;
}

/** Markup that is shorter than this many letters is not worth the wait. */
const SHORT = 300;

/** Return an empty collection of still forms; the same one is kept once. */
export const stills = (): Stills => {
  const files = { stage: [] as string[], phone: [] as string[] };
  const assets: string[] = [];

  const withMarks = (markup: string, shown: readonly string[]): string => {
    let marked = markup;
    for (const address of shown) {
      if (!marked.includes(address)) continue;
      if (!assets.includes(address)) assets.push(address);
      marked = marked.replaceAll(address, assetMark(assets.indexOf(address)));
    }
    return marked;
  };
  const keep = (file: string[], markup: string): number => {
    const known = file.indexOf(markup);
    return known >= 0 ? known : file.push(markup) - 1;
  };

  return {
    ...files,
    assets,
    place(stage, phone, inPage, shown = []) {
      const addresses = [...shown];
      const forPhone =
        phone === stage
          ? ''
          : ` ${PHONE_STILL}="${keep(files.phone, withMarks(phone, addresses))}"`;
      if (inPage || stage.length < SHORT) return `<div class="still"${forPhone}>${stage}</div>`;
      const number = keep(files.stage, withMarks(stage, addresses));
      return `<div class="still" ${STILL}="${number}"${forPhone}></div>`;
    },
  };
};
