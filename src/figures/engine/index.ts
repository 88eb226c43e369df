/** The engine, which all live figures share. */
import { afterFirstSlide } from '../../../plugins/common/idle.ts';
import { savesData } from '../../../plugins/common/saves-data.ts';
import { Pool } from './pool.ts';
import { sources, type ModelName } from './sources.ts';

export type { Drawing } from './drawing.ts';
export { EngineError } from './engine.ts';
export { pictures, type ModelName } from './sources.ts';

export const engine = new Pool(sources);

/**
 * Begin to load a model when the page is idle, so that it is there when it is first needed; not for
 * those who save data. A failure is reported when the model is asked.
 */
export function preload(name: ModelName): void {
  if (savesData()) return;
  afterFirstSlide(() => void engine.load(name).catch(() => undefined));
}
