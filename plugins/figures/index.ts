import type { RevealApi, RevealPlugin } from 'reveal.js';
import type { FigureContext, FigureRegistry, LiveFigure, MountedFigure } from './contract.ts';
import { inPreview, inPrint } from '../common/views.ts';
import './figures.css';

/** How many slides before and after the current one have their figures mounted. */
const NEAR = 1;

/** One `<figure data-figure>` on a slide, from its still form to alive and back. */
class HostedFigure {
  readonly element: HTMLElement;
  readonly slide: Element;
  private mounted: Promise<MountedFigure | undefined> | undefined;
  private wanted = false;

  constructor(element: HTMLElement, slide: Element) {
    this.element = element;
    this.slide = slide;
  }

  get name(): string {
    return this.element.dataset['figure'] ?? '';
  }

  /** Mounts the figure once; what fails is said in it, and its still form stays. */
  mount(registry: FigureRegistry): void {
    const load = registry[this.name];
    if (!load || this.mounted) return;
    this.mounted = load()
      .then(async (figure) => {
        const still = this.element.querySelector<HTMLElement>(':scope > .still');
        if (figure.onStill && still) await filled(still);
        return this.enliven(figure, still);
      })
      .catch((error: unknown) => {
        this.fail(
          error instanceof Error ? error.message : `The figure "${this.name}" could not be loaded.`,
        );
        return undefined;
      });
  }

  async setShown(shown: boolean): Promise<void> {
    if (this.wanted === shown) return;
    this.wanted = shown;
    const figure = await this.mounted;
    // The speaker may have gone on while the figure was loading.
    if (!figure || this.wanted !== shown) return;
    if (shown) figure.show();
    else figure.hide();
  }

  private enliven(figure: LiveFigure, still: HTMLElement | null): MountedFigure {
    const options = { ...this.element.dataset };
    delete options['figure'];
    const context: FigureContext = {
      state: figure.initial(withoutGaps(options)),
      reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
      changed: () => this.element.dispatchEvent(new CustomEvent('figurechange', { bubbles: true })),
      fail: (sentence) => this.fail(sentence),
    };
    if (figure.onStill && still) {
      const mounted = figure.mount(still, context);
      this.element.dataset['live'] = 'still';
      return mounted;
    }
    const live = document.createElement('div');
    live.className = 'live';
    still?.after(live);
    try {
      const mounted = figure.mount(live, context);
      this.element.dataset['live'] = '';
      return mounted;
    } catch (error) {
      live.remove();
      throw error;
    }
  }

  private fail(sentence: string): void {
    delete this.element.dataset['live'];
    const fault = document.createElement('p');
    fault.className = 'figure-fault';
    fault.setAttribute('role', 'status');
    fault.textContent = sentence;
    this.element.querySelector(':scope > .figure-fault')?.remove();
    this.element.append(fault);
  }
}

/** Resolves when the still form has been put into its place. */
function filled(still: HTMLElement): Promise<void> {
  return new Promise((resolve) => {
    if (still.dataset['still'] === undefined) return resolve();
    const watcher = new MutationObserver(() => {
      watcher.disconnect();
      resolve();
    });
    watcher.observe(still, { attributeFilter: ['data-still'] });
  });
}

function withoutGaps(options: DOMStringMap): Record<string, string> {
  const entries = Object.entries(options).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value]],
  );
  return Object.fromEntries(entries) as Record<string, string>;
}

/**
 * A plugin that mounts live figures when their slide is near, shows them when it is the current one
 * and hides them when it is left. In print and in the speaker's previews the still forms stay.
 * @param registry - name in `data-figure` to a lazily imported figure; names it lacks stay still
 */
export function figures(registry: FigureRegistry): RevealPlugin {
  let hosted: HostedFigure[] = [];

  function update(deck: RevealApi): void {
    const slides = deck.getSlides();
    const current = slides.indexOf(deck.getCurrentSlide());
    const near = new Set<Element>(slides.slice(Math.max(0, current - NEAR), current + NEAR + 1));
    for (const figure of hosted) {
      if (near.has(figure.slide)) figure.mount(registry);
      void figure.setShown(figure.slide === slides[current] && !deck.isOverview());
    }
  }

  return {
    id: 'figures',
    init(deck) {
      if (inPrint(deck) || inPreview(deck)) return;
      const start = (): void => {
        hosted = deck
          .getSlides()
          .flatMap((slide) =>
            [...slide.querySelectorAll<HTMLElement>('figure[data-figure]')].map(
              (element) => new HostedFigure(element, slide),
            ),
          );
        update(deck);
      };
      deck.on('ready', start);
      for (const event of ['slidechanged', 'overviewshown', 'overviewhidden'])
        deck.on(event, () => update(deck));
    },
  };
}
