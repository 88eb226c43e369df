import type { RevealApi, RevealPlugin } from 'reveal.js';
import { afterFirstSlide } from '../common/idle.ts';
import { isPresenting } from '../speaker/presenting.ts';
import { inPreview, inPrint } from '../common/views.ts';
import './before.css';

export interface ReadingOptions {
  /** Loads the theme's styles for reading. */
  readonly styles?: () => Promise<unknown>;
}

/** Phones and tablets held upright get the article, unless the address asks for another view. */
const upright = '(max-width: 599px), (max-width: 900px) and (orientation: portrait)';

/**
 * A plugin that shows the deck as an article (`?view=read`, and in narrow windows): the slides in
 * order, as wide as the window, each with its notes as prose. Slides, figures and addresses are the
 * deck's own; only the layout differs. `?view=slides` shows slides in narrow windows too, and a window
 * in which somebody presents keeps them. It needs `scrollActivationWidth: 0`, since phones would
 * otherwise get reveal's scroll view.
 */
export function reading({ styles }: ReadingOptions = {}): RevealPlugin {
  return {
    id: 'reading',
    init(deck) {
      if (inPrint(deck) || inPreview(deck)) return;
      const asked = new URLSearchParams(location.search).get('view');
      if (asked !== null) return asked === 'read' ? begin(deck, styles) : undefined;
      const window = matchMedia(upright);
      if (window.matches && !isPresenting()) return begin(deck, styles);
      const onChange = (): void => {
        if (!window.matches || isPresenting()) return;
        window.removeEventListener('change', onChange);
        void begin(deck, styles);
      };
      window.addEventListener('change', onChange);
      deck.on('ready', () => {
        // Without it nothing is offered.
        afterFirstSlide(
          () =>
            void import('./offer.ts').then(
              ({ offerArticle }) => offerArticle(deck),
              () => undefined,
            ),
        );
      });
    },
  };
}

async function begin(deck: RevealApi, styles: ReadingOptions['styles']): Promise<void> {
  // If something cannot be loaded, the slides stay.
  const loaded = await Promise.all([import('./article.ts'), styles?.()]).catch(() => undefined);
  loaded?.[0].read(deck);
}
