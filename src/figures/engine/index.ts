/** The engine, which all live figures share. */
import { afterFirstSlide } from '../../../plugins/common/idle.ts';
import { savesData } from '../../../plugins/common/saves-data.ts';
import { Engine, type ModelName } from './engine.ts';
import { sources } from './sources.ts';

export { EngineError, type Drawing, type ModelName } from './engine.ts';
export { pictures } from './sources.ts';

export const engine = new Engine(sources);

/**
 * Begin to load a model when the page is idle, so that it is there when it is first needed; not for
 * those who save data. A failure is reported when the model is asked.
 */
export function preload(name: ModelName): void {
  if (savesData()) return;
  afterFirstSlide(() => void engine.load(name).catch(() => undefined));
}
