import { engine, preload } from './index.ts';

let release: (() => void) | undefined;

/** Says whether the model of faces will soon be asked: it is loaded then, and kept until it will not. */
export function setWanted(wanted: boolean): void {
  if (!wanted) {
    release?.();
    release = undefined;
  } else if (!release) {
    release = engine.hold();
    preload('faces');
  }
}
