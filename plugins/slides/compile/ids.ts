/** The ids of a deck's slides. */
export interface SlideIds {
  /** Takes an id for the slide at a place; throws one sentence where it cannot be one. */
  take(id: string, file: string, line: number): void;
  has(id: string): boolean;
  all(): Iterable<string>;
}

/** An empty collection of ids. */
export const slideIds = (): SlideIds => {
  const places = new Map<string, string>();
  return {
    take(id, file, line) {
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
      const place = places.get(id);
      if (place !== undefined) {
        throw new Error(`The id "${id}" is already that of the slide at ${place}.`);
      }
      places.set(id, `${file}:${line}`);
    },
    has: (id) => places.has(id),
    all: () => places.keys(),
  };
};
