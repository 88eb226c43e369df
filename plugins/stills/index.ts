import type { RevealApi, RevealPlugin } from 'reveal.js';
import { beyondFirst } from '../common/beyond-first.ts';

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

/** Puts still forms into the places that wait for them; what fails is said there. */
const fill = async ({ file, assets }: Source, places: readonly HTMLElement[]): Promise<void> => {
  let markup: string[] = [];
  try {
    const response = await fetch(file);
    const read: unknown = response.ok ? await response.json() : undefined;
    if (isStrings(read)) markup = read;
  } catch {
    // Said below, in each place.
  }
  for (const place of places) {
    const still = markup[Number(place.dataset['still'])];
    place.innerHTML =
      still?.replace(/\{\{asset:(\d+)\}\}/g, (_, number) => assets[Number(number)] ?? '') ??
      '<p>This picture could not be loaded.</p>';
    delete place.dataset['still'];
  }
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
      ];
      return beyondFirst(deck, async () => {
        await Promise.allSettled([alongside?.(), source && fill(source, places)]);
      });
    },
  };
}
