import type { RevealApi } from 'reveal.js';
import { onRoomChange } from '../common/room.ts';
import { inPreview, inPrint, inScrollView } from '../common/views.ts';
import { readState, writeState } from './address.ts';
import type { FigureRegistry, Figures } from './contract.ts';
import { HostedFigure } from './hosted-figure.ts';

/** Figures are mounted this many slides before and after the current one. */
const NEAR = 1;

/** Figures farther away than this many slides are destroyed, with their memory and workers. */
const FAR = 3;

/** Milliseconds without a change before states are written to the address: browsers limit the rate. */
const REST = 250;

/** Mount the deck's figures near the current slide, and give other plugins access to them. */
export function stageFigures(deck: RevealApi, registry: FigureRegistry): Figures {
  const root = deck.getSlidesElement();
  const slides = [...(root?.querySelectorAll<HTMLElement>('section:not(.stack)') ?? [])];
  const mirrored = inPreview(deck);
  // A preview shows one slide; the slide it leaves is rarely the one it shows next.
  const [near, far] = mirrored ? [0, 0] : [NEAR, FAR];
  const hosted = inPrint(deck)
    ? []
    : slides.flatMap((slide, i) => hostSlide(slide, slide.id || `slide-${i + 1}`));
  const byKey = new Map(hosted.map((figure) => [figure.key, figure]));
  const inWindow = new Set<Element>();
  let writing: ReturnType<typeof setTimeout> | undefined;
  /** The query that the page's entry in the history has. */
  let query = location.search;

  function hostSlide(slide: HTMLElement, name: string): HostedFigure[] {
    let count = 0;
    return [...slide.querySelectorAll<HTMLElement>('figure[data-figure]')].flatMap((element) => {
      const load = registry[element.dataset['figure'] ?? ''];
      if (!load) return [];
      count += 1;
      const key = count > 1 ? `${name}:${count}` : name;
      const saved = readState(location.search, key);
      return [new HostedFigure({ key, element, slide, load, mirrored, saved, changed })];
    });
  }

  function changed(): void {
    if (mirrored) return;
    clearTimeout(writing);
    writing = setTimeout(write, REST);
  }

  function write(): void {
    let search = location.search;
    for (const { key, state, initial } of hosted)
      if (state !== undefined && initial !== undefined)
        search = writeState(search, key, state, initial);
    if (search === location.search) return;
    history.replaceState(history.state, '', location.pathname + search + location.hash);
    query = search;
  }

  /**
   * Follow the hash, and write the states again, when an entry of the history comes back that has other
   * states. Browsers then send no `hashchange`, for which reveal waits.
   */
  function comeBack(): void {
    if (location.search === query) return;
    query = location.search;
    window.dispatchEvent(new HashChangeEvent('hashchange'));
    changed();
  }

  /** Return the indices of the current slides: in the scroll view all that are in the window. */
  function currentSlides(): number[] {
    const current = deck.getCurrentSlide();
    return [...slides.keys()].filter((i) => {
      const slide = slides[i];
      return slide && (inScrollView(deck) ? inWindow.has(slide) : slide === current);
    });
  }

  function update(): void {
    const places = currentSlides();
    const resting = deck.isOverview() || deck.isPaused() || document.hidden;
    for (const figure of hosted) {
      const place = slides.findIndex((slide) => slide === figure.slide);
      const distance = Math.min(...places.map((other) => Math.abs(other - place)));
      if (distance === 0 && !resting) figure.stage = 'shown';
      else if (distance <= near || (distance <= far && figure.stage !== 'still'))
        figure.stage = 'mounted';
      else figure.stage = 'still';
    }
  }

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRatio } of entries) {
        if (intersectionRatio >= 0.5) inWindow.add(target);
        else inWindow.delete(target);
      }
      update();
    },
    { threshold: 0.5 },
  );
  for (const slide of slides) observer.observe(slide);
  for (const event of ['slidechanged', 'overviewshown', 'overviewhidden', 'paused', 'resumed'])
    deck.on(event, update);
  document.addEventListener('visibilitychange', update);
  if (!mirrored) window.addEventListener('popstate', comeBack);
  onRoomChange(() => {
    for (const figure of hosted) figure.remount();
  });
  update();

  return {
    keys: () => [...byKey.keys()],
    getState: (key) => byKey.get(key)?.state,
    setState(key, state) {
      const figure = byKey.get(key);
      if (figure) figure.state = state;
    },
    getResult: (key) => byKey.get(key)?.result,
    setResult(key, result) {
      const figure = byKey.get(key);
      if (figure) figure.result = result;
    },
    async demonstrate(slide, signal) {
      if (mirrored) return;
      const figures = hosted.filter((figure) => figure.slide === slide);
      await Promise.allSettled(figures.map((figure) => figure.demonstrate(signal)));
    },
  };
}
