import { round } from './svg.ts';

/**
 * Shapes that come with a step of their slide. Before it they are not seen; on paper and in the article
 * they always are.
 * @param step - counted from 0 on its slide; all shapes and words of one step come together
 */
export function onStep(step: number, body: string): string {
  return `<g class="fragment" data-fragment-index="${step}">${body}</g>`;
}

/**
 * Shapes that appear one cell after another, from the left, when their step comes. Without a step
 * around them they are simply there.
 * @param columns - in how many moves, one for each column of cells
 */
export function inTurn(columns: number, body: string): string {
  return `<g class="in-turn" style="--columns:${columns}">${body}</g>`;
}

/** Where shapes are before they move, as seen from where they will be. */
export interface Before {
  readonly x?: number;
  readonly y?: number;
  readonly scale: number;
}

/**
 * Shapes that are seen from the start, and move to their place when their step comes.
 * @param move - `lift` goes in whole steps, `zoom` at an even rate of growth
 */
export function movedOnStep(
  step: number,
  move: 'lift' | 'zoom',
  { x = 0, y = 0, scale }: Before,
  body: string,
): string {
  const before = `translate(${round(x)}px, ${round(y)}px) scale(${round(scale)})`;
  return `<g class="fragment custom ${move}" data-fragment-index="${step}" style="--before:${before}">${body}</g>`;
}

/** Show as many steps of a drawing that was just made anew as its slide has come to. */
export function followSteps(drawing: Element): void {
  const steps = drawing.querySelectorAll('.fragment');
  if (steps.length === 0) return;
  const seen = new Set(
    [...(drawing.closest('section')?.querySelectorAll('.fragment.visible') ?? [])].map(indexOf),
  );
  for (const step of steps) step.classList.toggle('visible', seen.has(indexOf(step)));
}

/** Resolve when all steps of a drawing are shown, or the signal aborts. */
export function stepsShown(drawing: Element, signal: AbortSignal): Promise<void> {
  const areShown = (): boolean => !drawing.querySelector('.fragment:not(.visible)');
  return new Promise((resolve) => {
    if (signal.aborted || areShown()) return resolve();
    const watcher = new MutationObserver(() => {
      if (areShown()) end();
    });
    const end = (): void => {
      watcher.disconnect();
      signal.removeEventListener('abort', end);
      resolve();
    };
    watcher.observe(drawing, { subtree: true, childList: true, attributeFilter: ['class'] });
    signal.addEventListener('abort', end);
  });
}

function indexOf(step: Element): string | null {
  return step.getAttribute('data-fragment-index');
}
