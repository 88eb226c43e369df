import type { RevealApi } from 'reveal.js';
import { slideInView } from './scroll.ts';

export interface OutlineSlide {
  readonly section: HTMLElement;
  /** Counted from 1 in the order of the talk, vertical slides included. */
  readonly number: number;
  /** Reveal's horizontal and vertical index. */
  readonly h: number;
  readonly v: number;
  /** The section's id, or '' if it has none. */
  readonly id: string;
  readonly title: string;
  /** The value of `data-chapter`, or ''. */
  readonly chapter: string;
}

/**
 * Return all slides of the deck in order. The title is `data-menu-title`, else the text of the first
 * heading, else "Slide 7".
 */
export function outline(deck: RevealApi): OutlineSlide[] {
  return allSlides(deck).map((section, index) => {
    const { h, v }: { h: number; v?: number } = deck.getIndices(section);
    return {
      section,
      number: index + 1,
      h,
      // Reveal gives a section outside of stacks no vertical index.
      v: v ?? 0,
      id: section.id,
      title: slideTitle(section) || `Slide ${index + 1}`,
      chapter: section.dataset['chapter'] ?? '',
    };
  });
}

/** Return the slides of an outline by chapter; one without a name has ''. */
export function byChapter(
  slides: readonly OutlineSlide[],
): { chapter: string; slides: OutlineSlide[] }[] {
  const chapters: { chapter: string; slides: OutlineSlide[] }[] = [];
  for (const slide of slides) {
    const last = chapters.at(-1);
    if (last?.chapter === slide.chapter) last.slides.push(slide);
    else chapters.push({ chapter: slide.chapter, slides: [slide] });
  }
  return chapters;
}

/**
 * Return all slides in order, also those that reveal does not count. Stacks of vertical slides are
 * left out, also the empty ones that reveal's scroll view leaves behind.
 */
export function allSlides(deck: RevealApi): HTMLElement[] {
  const sections = deck.getSlidesElement()?.querySelectorAll<HTMLElement>('section') ?? [];
  return Array.from(sections).filter(
    (section) => section.childElementCount > 0 && !section.querySelector('section'),
  );
}

/** Return a slide's title in lists, or '' if it has neither a heading nor `data-menu-title`. */
export function slideTitle(section: HTMLElement): string {
  const given = section.dataset['menuTitle'];
  if (given) return given;
  const heading = section.querySelector('h1, h2, h3, h4, h5, h6');
  return heading ? headingText(heading) : '';
}

/** KaTeX writes each formula twice, for eyes and for screen readers: keep one of them. */
function headingText(heading: Element): string {
  const copy = heading.cloneNode(true);
  if (!(copy instanceof Element)) return '';
  for (const twin of copy.querySelectorAll('.katex-html, annotation')) twin.remove();
  for (const line of copy.querySelectorAll('br')) line.replaceWith(' ');
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** Return the relative address of a slide: `#/id` or `#/2/1`. */
export function slideHref(deck: RevealApi, slide: OutlineSlide): string {
  if (slide.id) return `#/${encodeURIComponent(slide.id)}`;
  const base = deck.getConfig().hashOneBasedIndex ? 1 : 0;
  return slide.v > 0 ? `#/${slide.h + base}/${slide.v + base}` : `#/${slide.h + base}`;
}

/** Return the current slide, or undefined before the deck is ready. */
export function currentSlide(deck: RevealApi): OutlineSlide | undefined {
  const section = slideInView(deck) ?? deck.getCurrentSlide();
  return outline(deck).find((slide) => slide.section === section);
}
