import type { RevealApi, RevealPlugin } from 'reveal.js';
import { beyondFirst } from '../common/beyond-first.ts';
import { turns } from '../common/turns.ts';

const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

/** What the page says of the file of still forms. */
interface Source {
  readonly file: string;
  /** The addresses of what they show, which stand in the file as `{{asset:0}}`. */
  readonly assets: readonly string[];
}

const readSource = (): Source | undefined => {
  const source: unknown = JSON.parse(document.getElementById('deck-stills')?.textContent ?? 'null');
  if (typeof source !== 'object' || source === null) return undefined;
  const { file, assets }: { file?: unknown; assets?: unknown } = source;
  return typeof file === 'string' && isStrings(assets) ? { file, assets } : undefined;
};

/** The still forms in their order; none where they do not come. */
const fetchStills = async (file: string): Promise<string[]> => {
  try {
    const response = await fetch(file);
    const read: unknown = response.ok ? await response.json() : undefined;
    return isStrings(read) ? read : [];
  } catch {
    return [];
  }
};

/**
 * Puts still forms into their places; what fails is said there.
 * @param places - with the number of the still form that each waits for
 * @throws Error where they did not come
 */
const fill = async (
  { file, assets }: Source,
  places: readonly (readonly [HTMLElement, number])[],
): Promise<void> => {
  const markup = await fetchStills(file);
  const turn = turns();
  for (const [place, number] of places) {
    await turn();
    place.innerHTML =
      markup[number]?.replace(/\{\{asset:(\d+)\}\}/g, (_, asset) => assets[Number(asset)] ?? '') ??
      '<p>This picture could not be loaded.</p>';
    delete place.dataset['still'];
  }
  if (markup.length === 0) throw new Error('The still forms did not come.');
};

/** A style that did not come is asked for once more; a bundler never asks twice. */
const askForStyles = (): void => {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]'))
    if (!link.sheet) link.replaceWith(link.cloneNode());
};

/** What a deck says to this plugin. */
export interface StillsOptions {
  /** Loads what else the first slide does without, such as the styles of the others. */
  readonly alongside?: () => Promise<unknown>;
}

/**
 * A plugin that fetches the drawings which the slide compiler left out of the page, all in one file,
 * when more than the first slide is wanted. It stands after the markdown plugin.
 */
export function stills({ alongside }: StillsOptions = {}): RevealPlugin {
  return {
    id: 'stills',
    init(deck: RevealApi) {
      const source = readSource();
      const places = [
        ...(deck.getRevealElement()?.querySelectorAll<HTMLElement>('[data-still]') ?? []),
      ].map((place) => [place, Number(place.dataset['still'])] as const);
      let again = false;
      return beyondFirst(deck, async () => {
        if (again) askForStyles();
        again = true;
        // All of it has its end, good or bad, before the deck is ready.
        const ends = await Promise.allSettled([alongside?.(), source && fill(source, places)]);
        const failed = ends.find((end) => end.status === 'rejected');
        if (failed) throw failed.reason;
      });
    },
  };
}
