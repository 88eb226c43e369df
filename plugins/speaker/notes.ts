/** Notes as they are shown: HTML, or text whose line breaks count. */
export interface Notes {
  readonly notes: string;
  readonly plain: boolean;
}

/**
 * The notes of what is on: those of the step shown last, if it has any of its own, else those of the
 * slide. Both are read from `data-notes` or from `<aside class="notes">`.
 */
export function readNotes(slide: HTMLElement): Notes {
  const step = slide.querySelector<HTMLElement>('.current-fragment');
  return (
    (step && notesIn(step, [...step.querySelectorAll('aside.notes')])) ??
    notesIn(slide, [...slide.querySelectorAll('aside.notes')].filter(outsideOfSteps)) ?? {
      notes: '',
      plain: false,
    }
  );
}

function notesIn(owner: HTMLElement, asides: readonly Element[]): Notes | undefined {
  const text = owner.dataset['notes'];
  if (text !== undefined) return { notes: text, plain: true };
  if (asides.length === 0) return undefined;
  return { notes: asides.map(portable).join('\n'), plain: false };
}

function outsideOfSteps(aside: Element): boolean {
  return aside.closest('.fragment') === null;
}

/** The notes' HTML for another page: full addresses, and formulas in MathML, which needs no style. */
function portable(aside: Element): string {
  const copy = aside.cloneNode(true);
  if (!(copy instanceof Element)) return '';
  for (const twin of copy.querySelectorAll('.katex-html, annotation, script')) twin.remove();
  for (const image of copy.querySelectorAll('img')) image.setAttribute('src', image.src);
  return copy.innerHTML;
}
