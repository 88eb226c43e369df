import type { RevealApi, RevealConfig } from 'reveal.js';
import { getAppearance, setAppearance } from '../appearance.ts';
import type { Appearance } from '../appearance.ts';
import { viewAddress } from '../common/links.ts';
import { element } from '../common/element.ts';
import { goTo } from '../common/go.ts';
import { currentSlide, outline, slideHref } from '../common/outline.ts';
import { inReading, inScrollView, wantsLessMotion } from '../common/views.ts';

/** The chapters with their slides, as links; the one that is on is marked. */
export function slidesPanel(deck: RevealApi): HTMLElement[] {
  const current = currentSlide(deck)?.section;
  const parts: HTMLElement[] = [];
  let chapter: string | undefined;
  let list: HTMLElement | undefined;
  for (const slide of outline(deck)) {
    if (!list || slide.chapter !== chapter) {
      chapter = slide.chapter;
      list = element('ul', 'slide-menu-items');
      if (chapter) parts.push(element('h2', 'menu-chapter', chapter));
      parts.push(list);
    }
    const link = element('a', 'menu-slide');
    link.href = slideHref(deck, slide);
    link.append(
      element('span', 'menu-number', `${slide.number}`),
      element('span', 'menu-title', slide.title),
    );
    if (slide.section === current) link.setAttribute('aria-current', 'page');
    const item = element('li', 'menu-item');
    item.append(link);
    list.append(item);
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      goTo(deck, slide.section);
    });
  }
  return parts;
}

/** The ways in which the deck can be looked at, as links that keep to the slide and its figures. */
export function viewsPanel(deck: RevealApi): HTMLElement[] {
  if (!deck.hasPlugin('reading')) return [];
  const current = inReading() ? 'read' : inScrollView(deck) ? 'scroll' : 'slides';
  const views = [
    ['slides', 'As slides'],
    ['read', 'As an article to read, with the notes'],
    ['scroll', 'As slides below each other, to scroll'],
  ] as const;
  return [
    element('h2', 'menu-chapter', 'View'),
    ...views.map(([view, name]) => {
      const link = element('a', 'menu-action', name);
      link.href = viewAddress(view);
      if (view === current) link.setAttribute('aria-current', 'page');
      return link;
    }),
  ];
}

/** Light, dark or as the system; normal or more contrast. */
export function appearancePanel(): HTMLElement[] {
  const { theme, contrast } = getAppearance();
  const themes: [Appearance['theme'], string][] = [
    ['light', 'Light'],
    ['dark', 'Dark'],
    ['system', 'As the system'],
  ];
  const contrasts: [Appearance['contrast'], string][] = [
    ['normal', 'Normal'],
    ['more', 'More'],
  ];
  return [
    choice('Colours', themes, theme, (value) => {
      setAppearance({ theme: value });
    }),
    choice('Contrast', contrasts, contrast, (value) => {
      setAppearance({ contrast: value });
    }),
  ];
}

type Transition = NonNullable<RevealConfig['transition']>;

/** How slides change. */
export function transitionsPanel(deck: RevealApi): HTMLElement[] {
  const transitions: [Transition, string][] = [
    ['none', 'None'],
    ['fade', 'Fade'],
    ['slide', 'Slide'],
    ['convex', 'Convex'],
    ['concave', 'Concave'],
    ['zoom', 'Zoom'],
  ];
  const current = deck.getConfig().transition ?? 'slide';
  const field = choice('Transition', transitions, current, (value) => {
    deck.configure({ transition: value });
  });
  if (!wantsLessMotion()) return [field];
  field.disabled = true;
  return [
    field,
    element('p', 'menu-note', 'Your system asks for less motion: slides just change.'),
  ];
}

/** What can be taken away: the PDF, if there is one, and the pages to print. */
export function exportPanel(pdf: string | undefined): HTMLElement[] {
  const parts: HTMLElement[] = [];
  if (pdf !== undefined) {
    const download = element('a', 'menu-action', 'Download the slides as PDF');
    download.href = pdf;
    download.download = '';
    parts.push(download);
  }
  const pages = [
    ['Open the slides as pages to print', '?print-pdf'],
    ['Open a handout: slides above their notes', '?print-pdf&handout=a4'],
  ] as const;
  for (const [name, address] of pages) {
    const print = element('a', 'menu-action', name);
    print.href = `${location.pathname}${address}`;
    print.target = '_blank';
    print.rel = 'noopener';
    parts.push(print);
  }
  parts.push(element('p', 'menu-note', 'They open in a new tab; print them from there.'));
  return parts;
}

/** All keys, as reveal's own help lists them. */
export function helpPanel(deck: RevealApi): HTMLElement[] {
  deck.toggleHelp(true);
  const rows = deck.getRevealElement()?.querySelectorAll<HTMLTableRowElement>('.r-overlay-help tr');
  const list = element('dl', 'menu-keys');
  for (const row of rows ?? []) {
    const [key, action] = row.querySelectorAll('td');
    if (!key || !action) continue;
    list.append(
      element('dt', '', key.textContent ?? ''),
      element('dd', '', action.textContent ?? ''),
    );
  }
  deck.toggleHelp(false);
  return [list];
}

/** A group of radio buttons: the browser brings the keyboard and the words for screen readers. */
function choice<Value extends string>(
  legend: string,
  options: readonly (readonly [Value, string])[],
  chosen: Value,
  choose: (value: Value) => void,
): HTMLFieldSetElement {
  const field = element('fieldset', 'menu-choice');
  field.append(element('legend', '', legend));
  for (const [value, name] of options) {
    const input = element('input', '');
    input.type = 'radio';
    input.name = `menu-${legend.toLowerCase()}`;
    input.value = value;
    input.checked = value === chosen;
    input.addEventListener('change', () => {
      choose(value);
    });
    const label = element('label', '');
    label.append(input, element('span', '', name));
    field.append(label);
  }
  return field;
}
