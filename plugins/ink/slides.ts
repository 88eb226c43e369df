import type { RevealApi } from 'reveal.js';
import { allSlides } from '../common/outline.ts';
import { inPrint, inScrollView } from '../common/views.ts';

/** Give each slide without an id a name; the copies that the print view makes of it have it too. */
export function nameSlides(deck: RevealApi): void {
  for (const [i, section] of allSlides(deck).entries())
    if (!section.id) section.dataset['inkSlide'] = `slide-${i + 1}`;
}

/** Return the name under which a slide's strokes are kept. */
export function nameOf(section: HTMLElement): string {
  return section.id || (section.dataset['inkSlide'] ?? '');
}

/** Return the slides by their names; the print view may have several pages of one slide. */
export function slidesByName(deck: RevealApi): Map<string, HTMLElement[]> {
  const slides = new Map<string, HTMLElement[]>();
  for (const section of allSlides(deck)) {
    const name = nameOf(section);
    slides.set(name, [...(slides.get(name) ?? []), section]);
  }
  return slides;
}

/** Return reveal's index of the last step shown on a slide; -1 before the first. */
export function stepOf(section: HTMLElement): number {
  const steps = section.querySelectorAll<HTMLElement>('.fragment.visible');
  return Math.max(
    -1,
    ...Array.from(steps, ({ dataset }) => Number(dataset['fragmentIndex'] ?? -1)),
  );
}

/** Return whether slides are shown with all their steps. */
export function showsAllSteps(deck: RevealApi): boolean {
  const steps: unknown = Reflect.get(deck.getConfig(), 'pdfSeparateFragments');
  return deck.isOverview() || inScrollView(deck) || (inPrint(deck) && steps !== true);
}
