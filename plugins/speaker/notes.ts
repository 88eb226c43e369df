/** Notes to show: HTML, or plain text whose line breaks count. */
export interface Notes {
  readonly notes: string;
  readonly plain: boolean;
}

/**
 * Read the notes of the step shown last, or those of the slide if the step has none of its own. Both
 * stand in `data-notes` or in `<aside class="notes">`.
 */
export function readNotes(slide: HTMLElement): Notes {
  const step = slide.querySelector<HTMLElement>('.current-fragment');
  return (
    (step && notesIn(step, [...step.querySelectorAll('aside.notes')])) ??
    notesIn(slide, [...slide.querySelectorAll('aside.notes')].filter(isOutsideSteps)) ?? {
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

function isOutsideSteps(aside: Element): boolean {
  return aside.closest('.fragment') === null;
}

/** Return the notes' HTML for another page: full addresses, and formulas in MathML, which needs no style. */
function portable(aside: Element): string {
  const copy = aside.cloneNode(true);
  if (!(copy instanceof Element)) return '';
  for (const twin of copy.querySelectorAll('.katex-html, annotation, script')) twin.remove();
  for (const image of copy.querySelectorAll('img')) image.setAttribute('src', image.src);
  return copy.innerHTML;
}
