import type { RevealApi, RevealConfig, RevealPlugin } from 'reveal.js';
import { getAppearance, setAppearance } from '../appearance.ts';
import type { Appearance } from '../appearance.ts';
import { button, h } from '../common/h.ts';
import type { Attributes } from '../common/h.ts';
import { slideLink, viewAddress } from '../common/links.ts';
import { byChapter, currentSlide, outline } from '../common/outline.ts';
import { inReading, inScrollView, wantsLessMotion } from '../common/views.ts';
import type { InkPlugin } from '../ink/index.ts';

/** Make the chapters with their slides as links; the current one is marked. */
export function slidesPanel(deck: RevealApi): HTMLElement[] {
  const current = currentSlide(deck)?.section;
  return byChapter(outline(deck)).flatMap(({ chapter, slides }) => {
    const items = slides.map((slide) => {
      const mark = slide.section === current ? 'page' : undefined;
      const number = h('span', { class: 'menu-number' }, `${slide.number}`);
      const title = h('span', { class: 'menu-title' }, slide.title);
      const link = slideLink(
        deck,
        slide,
        { class: 'menu-slide', 'aria-current': mark },
        number,
        title,
      );
      return h('li', { class: 'menu-item' }, link);
    });
    const list = h('ul', { class: 'slide-menu-items' }, ...items);
    return chapter ? [h('h2', { class: 'menu-chapter' }, chapter), list] : [list];
  });
}

/** Make the links to the deck's views, which keep the slide and the states of its figures. */
export function viewsPanel(deck: RevealApi): HTMLElement[] {
  if (!deck.hasPlugin('reading')) return [];
  const current = inReading() ? 'read' : inScrollView(deck) ? 'scroll' : 'slides';
  const views = [
    ['slides', 'As slides'],
    ['read', 'As an article to read, with the notes'],
    ['scroll', 'As slides below each other, to scroll'],
  ] as const;
  return [
    h('h2', { class: 'menu-chapter' }, 'View'),
    ...views.map(([view, name]) => {
      const mark = view === current ? 'page' : undefined;
      return h('a', { class: 'menu-action', href: viewAddress(view), 'aria-current': mark }, name);
    }),
  ];
}

/** Make the button that begins or ends drawing, for those who have no key for it. */
export function drawingPanel(deck: RevealApi, close: () => void): HTMLElement[] {
  const ink = deck.getPlugin('ink');
  if (!ink || !isInk(ink) || inReading() || inScrollView(deck)) return [];
  const press = (): void => {
    close();
    void ink.drawing().then(
      ({ toggle }) => toggle(true),
      () => undefined,
    );
  };
  return [
    h('h2', { class: 'menu-chapter' }, 'Draw'),
    button('Draw on the slide, or end it', press, { class: 'menu-action' }),
  ];
}

function isInk(plugin: RevealPlugin): plugin is InkPlugin {
  return 'drawing' in plugin && typeof plugin.drawing === 'function';
}

/** Make the choices of colours and contrast. */
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
    choice('Colours', themes, theme, (theme) => setAppearance({ theme })),
    choice('Contrast', contrasts, contrast, (contrast) => setAppearance({ contrast })),
  ];
}

type Transition = NonNullable<RevealConfig['transition']>;

/** Make the choice of transitions between slides. */
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
  const field = choice('Transition', transitions, current, (transition) => {
    deck.configure({ transition });
  });
  if (!wantsLessMotion()) return [field];
  field.disabled = true;
  return [field, note('Your system asks for less motion: slides just change.')];
}

/** Make the links to the PDF, if there is one, and to the pages to print. */
export function exportPanel(pdf: string | undefined): HTMLElement[] {
  const action = (name: string, attributes: Attributes): HTMLElement =>
    h('a', { class: 'menu-action', ...attributes }, name);
  const print = (name: string, query: string): HTMLElement =>
    action(name, { href: location.pathname + query, target: '_blank', rel: 'noopener' });
  return [
    ...(pdf === undefined
      ? []
      : [action('Download the slides as PDF', { href: pdf, download: true })]),
    print('Open the slides as pages to print', '?print-pdf'),
    print('Open a handout: slides above their notes', '?print-pdf&handout=a4'),
    note('They open in a new tab; print them from there.'),
  ];
}

/** Make the list of all keys from reveal's own help. */
export function helpPanel(deck: RevealApi): HTMLElement[] {
  deck.toggleHelp(true);
  const rows = deck.getRevealElement()?.querySelectorAll<HTMLTableRowElement>('.r-overlay-help tr');
  const list = h('dl', { class: 'menu-keys' });
  for (const row of rows ?? []) {
    const [key, action] = row.querySelectorAll('td');
    if (!key || !action) continue;
    list.append(h('dt', {}, key.textContent ?? ''), h('dd', {}, action.textContent ?? ''));
  }
  deck.toggleHelp(false);
  return [list];
}

function note(sentence: string): HTMLElement {
  return h('p', { class: 'menu-note' }, sentence);
}

/** Make a group of native radio buttons. */
function choice<Value extends string>(
  legend: string,
  options: readonly (readonly [Value, string])[],
  chosen: Value,
  choose: (value: Value) => void,
): HTMLFieldSetElement {
  const name = `menu-${legend.toLowerCase()}`;
  const labels = options.map(([value, label]) => {
    const input = h('input', { type: 'radio', name, value, checked: value === chosen });
    input.addEventListener('change', () => choose(value));
    return h('label', {}, input, h('span', {}, label));
  });
  return h('fieldset', { class: 'menu-choice' }, h('legend', {}, legend), ...labels);
}
