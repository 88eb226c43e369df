import type { Room, StillKit } from '../../figures/contract.ts';
import type { Assets } from './assets.ts';
import type { Data } from './data.ts';
import type { Drawings } from './figures.ts';
import type { Formulas } from './formulas.ts';
import type { Citations } from './citations.ts';

/** All that the text of slides may refer to. */
export interface Sources {
  /** The deck's folder, absolute. */
  readonly root: string;
  /** The folder of assets as slides write it. */
  readonly assetFolder: string;
  readonly assets: Assets;
  readonly data: Data;
  /** None where they could not be loaded: figures are then left alone. */
  readonly drawings: Drawings | undefined;
  readonly kit: StillKit;
  /** Whether the slide in hand is not the first, so that its pictures may come later. */
  canWait(): boolean;
  /** Where a still form goes: into its figure, or into a file that comes later. */
  placeStill(markup: Readonly<Record<Room, string>>): string;
  readonly formulas: Formulas;
  readonly citations: Citations;
  /** Attributes that this deck adds to those of reveal. */
  readonly ownAttributes: readonly string[];
  /** Told of each source file that code was cut from. */
  using(file: string): void;
}
