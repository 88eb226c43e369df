import { h } from '../../../plugins/common/h.ts';
import type { LiveFigure } from '../../../plugins/figures/contract.ts';
import { offerCopy } from './reader/copy.ts';
import { boxIn, isSeen, readMarks, seriesOf, zoomOf, type LivePoint } from './reader/marks.ts';
import { createNames } from './reader/names.ts';
import { createReadout } from './reader/readout.ts';
import type { Drawn } from './reader/place.ts';
import { nearest, step } from './reader/step.ts';
import { keepKeys } from '../controls/keys.ts';

/** A type, not an interface: only a type counts as JSON. */
type State = {
  /** The series that is shown alone, if any. */
  readonly only: string | null;
};

/** The largest distance of a mark that is read in passing, in pixels of the screen. */
const [MOUSE, FINGER] = [16, 28];

/**
 * Makes the still form of any chart live: pointer, finger and arrow keys read its values, a series
 * can be shown alone, the values can be copied.
 */
export const liveChart: LiveFigure<State> = {
  onStill: true,
  mirrors: true,
  initial: () => ({ only: null }),

  mount(host, context) {
    const marks = [...host.querySelectorAll('svg .mark')];
    const names = [...host.querySelectorAll('svg .series')];
    const along =
      host.querySelector('[data-along]')?.getAttribute('data-along') === 'y' ? 'y' : 'x';
    const listening = new AbortController();
    const { signal } = listening;
    let only: string | null = null;
    let points: LivePoint[] = [];
    let drawn: Drawn = { marks: [], words: [] };
    let read: Element | undefined;

    // The focus is here while arrow keys read the chart.
    const reader = h('input', {
      type: 'range',
      class: 'reader',
      min: 0,
      step: 1,
      value: 0,
      'aria-label': 'Read the chart: left and right along a series, up and down between series',
    });
    const layer = h('div', { class: 'chart-live' }, reader);
    const status = h('p', { class: 'visually-hidden', role: 'status' });
    const readout = createReadout(layer);
    const switches = createNames(layer, names, (series) => {
      isolate(series === only ? null : series);
      say(only === null ? 'All are shown.' : `Only ${only} is shown.`);
      context.changed();
    });
    const takeCopyAway = offerCopy(host, say);
    host.querySelector('svg')?.after(layer, status);
    keepKeys(layer);
    isolate(context.state.only);

    /** Measure where everything lies. That can change with the window, so do it when reading begins. */
    function look(): void {
      const readable = marks.filter(
        (mark) => isSeen(mark) && (only === null || seriesOf(mark) === only),
      );
      const boxes = (elements: readonly Element[]) => elements.map((each) => boxIn(layer, each));
      points = readMarks(layer, readable);
      // The slide's own words may stand in the figure's margin.
      const words = host.closest('section')?.querySelectorAll('figure text, p') ?? [];
      drawn = { marks: boxes(marks.filter(isSeen)), words: boxes([...words].filter(isSeen)) };
      reader.max = String(points.length - 1);
    }

    /** Follow a step of the slide, which has shown or hidden a part of the chart. */
    function follow(): void {
      reader.disabled = !marks.some(isSeen);
      switches.follow();
      if (read && !isSeen(read)) readout.hide();
      if (reader.matches(':focus')) look();
    }

    function show(index: number): void {
      const point = points[index];
      if (!point) return;
      read = point.element;
      reader.value = String(index);
      const name = [point.series, point.at].filter((part) => part !== '').join(', ');
      reader.setAttribute('aria-valuetext', `${name}: ${point.value}, ${point.source}`);
      readout.show(point, drawn);
    }

    function leave(): void {
      if (!reader.matches(':focus')) readout.hide();
    }

    function isolate(series: string | null): void {
      if (series !== null && !names.some((name) => seriesOf(name) === series))
        throw new Error(`The chart has no series "${series}".`);
      only = series;
      for (const element of [...marks, ...names])
        element.classList.toggle('faded', only !== null && seriesOf(element) !== only);
      switches.press(only);
      readout.hide();
    }

    function say(sentence: string): void {
      status.textContent = sentence;
    }

    function point({ clientX, clientY }: PointerEvent, reach: number): void {
      const [base, zoom] = [layer.getBoundingClientRect(), zoomOf(layer)];
      const [x, y] = [(clientX - base.x) / zoom, (clientY - base.y) / zoom];
      const found = nearest(points, x, y, reach / zoom);
      if (found === undefined) leave();
      else show(found);
    }

    function pass(event: PointerEvent): void {
      point(event, event.pointerType === 'touch' ? FINGER : MOUSE);
    }

    const drawing = host.querySelector('svg');
    const steps = new MutationObserver(follow);
    if (drawing) steps.observe(drawing, { subtree: true, attributeFilter: ['class'] });
    follow();
    drawing?.addEventListener('pointerenter', look, { signal });
    drawing?.addEventListener('pointermove', pass, { signal });
    drawing?.addEventListener('pointerdown', pass, { signal });
    drawing?.addEventListener(
      'pointerup',
      (event) => {
        // A finger that has tapped, and not scrolled, asks for something wherever it came down.
        if (event.pointerType === 'touch') point(event, Infinity);
      },
      { signal },
    );
    document.addEventListener(
      'pointerdown',
      ({ target }) => {
        if (!(target instanceof Node && host.contains(target))) leave();
      },
      { signal },
    );
    drawing?.addEventListener(
      'pointerleave',
      ({ pointerType }) => {
        // A finger that is lifted leaves too, and what it asked for should stay to be read.
        if (pointerType !== 'touch') leave();
      },
      { signal },
    );
    reader.addEventListener('focus', () => {
      look();
      const last = points.findIndex(({ element }) => element === read);
      show(Math.max(last, 0));
    });
    reader.addEventListener('blur', () => readout.hide());
    reader.addEventListener('input', () => show(reader.valueAsNumber));
    reader.addEventListener('keydown', (event) => {
      const next = step(points, reader.valueAsNumber, event.key, along);
      if (next === undefined) return;
      event.preventDefault();
      show(next);
    });

    return {
      getState: () => ({ only }),
      setState: (next) => isolate(next.only),
      show: follow,
      hide: () => readout.hide(),
      destroy() {
        isolate(null);
        listening.abort();
        steps.disconnect();
        switches.stop();
        layer.remove();
        status.remove();
        takeCopyAway();
      },
    };
  },
};
