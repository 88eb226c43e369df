import { whenIdle } from '../common/idle.ts';
import { readInk, writeInk } from './file.ts';
import { storageKey } from './key.ts';
import type { Stroke } from './stroke.ts';

/** Return the strokes that the browser keeps for this deck; none if it denies that or they are damaged. */
export function keptStrokes(): Stroke[] {
  try {
    const kept = localStorage.getItem(storageKey());
    return kept === null ? [] : readInk(kept);
  } catch {
    return [];
  }
}

/**
 * Return a function to call after each change: the browser then keeps the strokes, when it is idle and
 * at the latest when the page is left.
 * @param onFailure - called once when the browser begins to refuse: storage is denied or full
 */
export function keeper(strokes: () => readonly Stroke[], onFailure: () => void): () => void {
  let due = false;
  let failing = false;
  const keep = (): void => {
    if (!due) return;
    due = false;
    const failed = !store(strokes());
    if (failed && !failing) onFailure();
    failing = failed;
  };
  addEventListener('pagehide', keep);
  document.addEventListener('visibilitychange', keep);
  return () => {
    if (!due) whenIdle(keep);
    due = true;
  };
}

function store(strokes: readonly Stroke[]): boolean {
  try {
    if (strokes.length === 0) localStorage.removeItem(storageKey());
    else localStorage.setItem(storageKey(), writeInk(strokes));
    return true;
  } catch {
    return false;
  }
}
