/** The one engine that all live figures share. */
import { afterFirstSlide } from '../../../plugins/common/idle.ts';
import { Engine, type ModelName } from './engine.ts';
import { sources } from './sources.ts';

export { EngineError, type Drawing, type ModelName } from './engine.ts';
export { pictures } from './sources.ts';

export const engine = new Engine(sources);

/**
 * Begins to load a model when the page has nothing else to do, so that it is there when it is first
 * needed; not for those who save data. What fails here is said when the model is asked for.
 */
export function preload(name: ModelName): void {
  if (savesData()) return;
  afterFirstSlide(() => void engine.load(name).catch(() => undefined));
}

/** Whether the browser was told to save data; a browser that cannot say so was not. */
export function savesData(): boolean {
  const connection: unknown = Reflect.get(navigator, 'connection');
  return (
    typeof connection === 'object' &&
    connection !== null &&
    Reflect.get(connection, 'saveData') === true
  );
}
