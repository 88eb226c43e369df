/**
 * The addresses of the worker and of our models' files. In a build that packs everything into one
 * file the addresses hold the files themselves.
 */
import bertCard from '../../../assets/model/bert/card.json?url&no-inline';
import bertWeights from '../../../assets/model/bert/weights.bin?url&no-inline';
import facesCard from '../../../assets/model/faces/card.json?url&no-inline';
import facesWeights from '../../../assets/model/faces/weights.bin?url&no-inline';
import fashionCard from '../../../assets/model/fashion/card.json?url&no-inline';
import fashionWeights from '../../../assets/model/fashion/weights.bin?url&no-inline';
import { savesData } from '../../../plugins/common/saves-data.ts';
import { coresForModels } from './cores.ts';

export type ModelName = 'faces' | 'fashion' | 'bert';

/** Addresses of a model's files. */
interface ModelFiles {
  readonly card: string;
  readonly weights: string;
}

/** The workers and the files that engines use. */
export interface Sources {
  createWorker(): Worker;
  /** Return how many workers there may be now, at least one. */
  mostWorkers(): number;
  readonly models: Readonly<Record<ModelName, ModelFiles>>;
}

export const sources: Sources = {
  createWorker: () =>
    new Worker(new URL('../../igpt/service/worker.ts', import.meta.url), { type: 'module' }),
  // Further workers take the model from the browser's cache, which may have lost it.
  mostWorkers: () => (savesData() ? 1 : coresForModels()),
  models: {
    faces: { card: facesCard, weights: facesWeights },
    fashion: { card: fashionCard, weights: fashionWeights },
    bert: { card: bertCard, weights: bertWeights },
  },
};

/** Load the palette of a model and the pictures that no model of ours was trained on. */
export const pictures = {
  faces: async () => {
    const [{ default: heldOut }, { default: palette }] = await Promise.all([
      import('../../../assets/model/faces/held-out.json'),
      import('../../../assets/model/faces/palette.json'),
    ]);
    return { ...heldOut, palette: palette.colors };
  },
  fashion: async () => {
    const [{ default: heldOut }, { default: palette }] = await Promise.all([
      import('../../../assets/model/fashion/held-out.json'),
      import('../../../assets/model/fashion/palette.json'),
    ]);
    return { ...heldOut, palette: palette.colors };
  },
};
