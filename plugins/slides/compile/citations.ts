import { escapeHtml } from './html.ts';
import { suggestion } from './problem.ts';
import { addressOf, listItem, shortForm, type Reference } from './references.ts';

/** One of the slides that list what was cited. */
interface Place {
  readonly part: number;
  readonly parts: number;
  /** The slide's id. */
  readonly slide: string;
}

const hrefMark = / href="__DECK_CITED_([^"]+)__"/g;
const listMark = /__DECK_REFERENCES_(\d+)_(\d+)__/g;

/**
 * The works that a deck cites. Slides are written before all citations are known, so marks stand in
 * their text for links and lists until `finish`.
 */
export class Citations {
  private readonly known: ReadonlyMap<string, Reference>;
  private readonly areRead: boolean;
  private readonly keys = new Set<string>();
  private readonly places: Place[] = [];

  /** @param known - the works by their keys; undefined if their file could not be read */
  constructor(known: ReadonlyMap<string, Reference> | undefined) {
    this.areRead = known !== undefined;
    this.known = known ?? new Map();
  }

  /** The works that were cited so far, in the order of their first citation. */
  get cited(): readonly Reference[] {
    return [...this.keys].flatMap((key) => this.known.get(key) ?? []);
  }

  /** The keys of works that nothing cites. */
  get uncited(): readonly string[] {
    return [...this.known.keys()].filter((key) => !this.keys.has(key));
  }

  /**
   * Return the link for `[@key]`, or for `[Words: @key; @other]`, which has these words.
   * @throws Error of one sentence if a key is unknown
   */
  cite(keys: readonly string[], words?: string): string {
    if (!this.areRead) return '';
    const works = keys.map((key) => this.find(key));
    for (const { id } of works) this.keys.add(id);
    if (words === undefined)
      return works.map((work) => link(work.id, shortForm(work), work.title)).join(', ');
    return link(keys[0] ?? '', words, works.map((work) => shortForm(work)).join('; '));
  }

  /**
   * Return a mark for the list that an element asks for, by `data-references` all of it or "2/3".
   * @throws Error of one sentence if it does not say which part of how many
   */
  list(wanted: string): string {
    const [part = NaN, parts = NaN] = (wanted || '1/1').split('/').map(Number);
    if (!(part >= 1 && part <= parts) || !Number.isInteger(part) || !Number.isInteger(parts))
      throw new Error(`data-references="${wanted}" is not like "1/3", the first of three parts.`);
    return `__DECK_REFERENCES_${part}_${parts}__`;
  }

  /** Remember which lists stand on a slide. */
  place(text: string, slide: string): void {
    for (const [, part, parts] of text.matchAll(listMark))
      this.places.push({ part: Number(part), parts: Number(parts), slide });
  }

  /**
   * Return the deck's text with its lists, and with links to the slide that lists each work, or to the
   * work itself if none does.
   * @param still - puts a list's markup where still forms are
   */
  finish(html: string, still: (markup: string) => string): string {
    const { cited } = this;
    const bounds = (part: number, parts: number): [number, number] => [
      Math.round(((part - 1) * cited.length) / parts),
      Math.round((part * cited.length) / parts),
    ];
    const slideOf = new Map<string, string>();
    for (const { part, parts, slide } of this.places)
      for (const { id } of cited.slice(...bounds(part, parts))) slideOf.set(id, slide);
    return html
      .replace(hrefMark, (_, key: string) => {
        const slide = slideOf.get(key);
        const work = this.known.get(key);
        const href = slide === undefined ? work && addressOf(work) : `#/${slide}`;
        return href === undefined ? '' : ` href="${escapeHtml(href)}"`;
      })
      .replace(listMark, (_, part: string, parts: string) => {
        const [from, to] = bounds(Number(part), Number(parts));
        const items = cited.slice(from, to).map((work) => listItem(work));
        return still(`<ol class="references" start="${from + 1}">${items.join('')}</ol>`);
      });
  }

  private find(key: string): Reference {
    const work = this.known.get(key);
    if (!work)
      throw new Error(`There is no reference "${key}".${suggestion(key, this.known.keys())}`);
    return work;
  }
}

const link = (key: string, words: string, title: string): string =>
  `<a class="cite" href="__DECK_CITED_${escapeHtml(key)}__" title="${escapeHtml(title)}">${escapeHtml(words)}</a>`;
