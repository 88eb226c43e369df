/** The ids of a deck's slides. */
export class SlideIds {
  private readonly places = new Map<string, string>();

  /** Keep the id of the slide at a place; throws one sentence if it cannot be its id. */
  take(id: string, place: string): void {
    if (id === '') {
      throw new Error(
        'This slide has neither an id nor a title to make one from: <!-- .slide: id="..." -->.',
      );
    }
    if (/\s|\//.test(id)) throw new Error(`The id "${id}" has a space or a slash in it.`);
    if (/^\d+$/.test(id)) {
      throw new Error(
        `The id "${id}" is a number, which an address takes for that of a slide in the deck.`,
      );
    }
    const other = this.places.get(id);
    if (other !== undefined)
      throw new Error(`The id "${id}" is already that of the slide at ${other}.`);
    this.places.set(id, place);
  }

  has(id: string): boolean {
    return this.places.has(id);
  }

  all(): Iterable<string> {
    return this.places.keys();
  }
}

/**
 * Return a title as an id: letters and digits of any script, joined by hyphens. A number alone gets a
 * word before it, since reveal takes `#/2020` for the place of a slide.
 */
export const slug = (title: string): string =>
  title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .replace(/^\d+$/, 'slide-$&');
