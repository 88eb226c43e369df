import type { Driven } from '../../../scripts/drive.ts';

/**
 * What of a slide reaches over its edges, or is cut off by a box of its own, each as a sentence. Steps
 * that are hidden have their place and count too.
 * @param id - the slide's, the current one if left out: in scroll view several are to be seen
 */
export function measureOverflow(page: Driven, id?: string): Promise<string[]> {
  return page.evaluate((id) => {
    const named = id === undefined ? null : document.getElementById(id);
    const slide = named ?? window.Reveal.getCurrentSlide();
    const stage = slide.getBoundingClientRect();
    const scale = stage.width / slide.offsetWidth;
    // Letters and strokes are rounded to pixels.
    const slack = 1.5 * scale;

    // Chromium lays out a group that is not displayed, and says that it could be seen. A drawing within
    // a drawing clips what is in it.
    const hiddenFromSight =
      '.katex-mathml, .visually-hidden, .notes, defs, g[display="none"], svg svg';
    const clipping = [...slide.querySelectorAll('svg g')].filter(
      (group) => getComputedStyle(group).clipPath !== 'none',
    );
    const seen = (element: Element): boolean =>
      element.closest(hiddenFromSight) === null &&
      element.checkVisibility() &&
      !clipping.some((group) => group.contains(element));

    const name = (element: Element): string => {
      const words = element.textContent?.trim().replace(/\s+/g, ' ').slice(0, 40) ?? '';
      const own = element.getAttribute('class');
      return `<${element.localName}${own ? ` class="${own}"` : ''}> ${words}`.trim();
    };

    const overEdges = (box: DOMRect): string[] => {
      const sides: [string, number][] = [
        ['left', stage.left - box.left],
        ['top', stage.top - box.top],
        ['right', box.right - stage.right],
        ['bottom', box.bottom - stage.bottom],
      ];
      return sides
        .filter(([, by]) => by > slack)
        .map(([side, by]) => `${Math.ceil(by / scale)} px over the ${side} edge`);
    };

    // What is told of an element is not told again of all that stands in it.
    const told = new Set<Element>();
    const found: string[] = [];
    const note = (element: Element, what: string): void => {
      for (let outer = element.parentElement; outer; outer = outer.parentElement)
        if (told.has(outer)) return;
      told.add(element);
      found.push(`${name(element)} is ${what}`);
    };

    for (const element of slide.querySelectorAll('*')) {
      if (!seen(element)) continue;
      for (const what of overEdges(element.getBoundingClientRect())) note(element, what);
      if (!(element instanceof HTMLElement)) continue;
      const style = getComputedStyle(element);
      const cut = (overflow: string, content: number, room: number): boolean =>
        overflow !== 'visible' && content > room + 1;
      if (cut(style.overflowY, element.scrollHeight, element.clientHeight))
        note(element, `cut off by ${element.scrollHeight - element.clientHeight} px of height`);
      if (cut(style.overflowX, element.scrollWidth, element.clientWidth))
        note(element, `cut off by ${element.scrollWidth - element.clientWidth} px of width`);
    }

    // Words may reach over the box that they stand in.
    const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const parent = text.parentElement;
      if (!parent || !text.textContent?.trim() || !seen(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const box of range.getClientRects())
        for (const what of overEdges(box)) note(parent, what);
    }
    return [...new Set(found)];
  }, id);
}
