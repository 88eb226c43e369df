import type { Room, StillKit } from '../../figures/contract.ts';
import { Assets } from './assets.ts';
import { Citations } from './citations.ts';
import { Data } from './data.ts';
import { missingSteps, Stills, type Drawings } from './figures.ts';
import { Formulas } from './formulas.ts';
import { pngAddress } from './png.ts';
import { FileProblems, type Problem } from './problem.ts';
import { readPronunciations } from './pronunciations.ts';
import { readReferences, type Reference } from './references.ts';
import type { Pronunciations } from './spoken.ts';

/** The places of a deck's parts. */
export interface DeckSources {
  /** The deck's folder, absolute. */
  readonly root: string;
  /** The folder of chapters within it. */
  readonly folder: string;
  /** The folder of assets within it. */
  readonly assets: string;
  /** None where they could not be loaded: figures are then left alone. */
  readonly drawings: Drawings | undefined;
  /** Attributes of slides and elements that this deck adds to those of reveal. */
  readonly attributes: readonly string[];
  /** Names of data files that may be missing. */
  readonly optionalData?: readonly string[];
  /** Write the first slide as HTML, so that it is seen before any script runs. */
  readonly firstRendered: boolean;
  /** The page's address when published, where it is known: `{{page.address}}`. */
  readonly site: string | undefined;
  /** Return how the page reaches an asset or a file that is made with the deck. */
  addressOf(path: string): string;
}

/** A link to a slide, to be checked when all slides are known. */
export interface SlideLink {
  readonly id: string;
  readonly line: number;
  /** Those of its file. */
  readonly problems: FileProblems;
}

/** All that slides may refer to, and a record of what they have referred to so far. */
export class Context {
  readonly from: DeckSources;
  readonly assets: Assets;
  readonly data: Data;
  readonly citations: Citations;
  readonly kit: StillKit;
  readonly pronunciations: Pronunciations;
  readonly formulas = new Formulas();
  readonly stills = new Stills();
  /** The ids of slides, with the place where each is given. */
  readonly ids = new Map<string, string>();
  readonly links: SlideLink[] = [];
  /** The addresses of assets that slides show, by path. */
  readonly shown = new Map<string, string>();
  /** Source files that code was cut from, absolute. */
  readonly files = new Set<string>();
  /** The file of the works cited, which is made with the deck. */
  readonly bibliography: string;
  /** What is probably wrong. */
  readonly warnings: Problem[] = [];
  /** The number of slides that are compiled already. */
  before = 0;

  constructor(from: DeckSources, problems: Problem[]) {
    const folder = `${from.assets}/data`;
    this.from = from;
    this.bibliography = `${folder}/references.bib`;
    const addressOf = (path: string): string => {
      const address = from.addressOf(path);
      this.shown.set(path, address);
      return address;
    };
    this.assets = new Assets(from.root, from.assets, addressOf, [this.bibliography]);
    const page = { address: from.site ?? '' };
    this.data = new Data(from.root, [folder, from.folder], { page }, from.optionalData, problems);
    const file = `${folder}/references.json`;
    this.citations = new Citations(
      new FileProblems(file, problems).attempt<ReadonlyMap<string, Reference> | undefined>(
        1,
        undefined,
        () => readReferences(from.root, file),
      ),
    );
    const spoken = `${folder}/pronunciations.json`;
    this.pronunciations = new FileProblems(spoken, problems).attempt(1, {}, () =>
      readPronunciations(from.root, spoken),
    );
    this.kit = {
      png: pngAddress,
      asset: (path) => this.assets.address(path),
    };
  }

  warn(file: string, line: number, sentence: string): void {
    this.warnings.push({ file, line, sentence });
  }

  /**
   * Return the place of a still form; the first slide has its own in the page.
   * @param numbers - those that the slide's text gives to its steps
   */
  placeStill(
    { stage, phone }: Readonly<Record<Room, string>>,
    numbers: ReadonlySet<string>,
  ): string {
    const shown = [...this.shown.values()];
    const steps = missingSteps(stage, numbers);
    return this.stills.place(stage, phone, this.before === 0, shown, steps);
  }
}
