import type { RevealApi, RevealPlugin } from 'reveal.js';
import { inPreview, inPrint } from '../common/views.ts';
import './before.css';

export interface ReadingOptions {
  /** Loads the theme's styles for reading. */
  readonly styles?: () => Promise<unknown>;
}

/** Such windows get the article, unless the address asks for another view. */
const narrow = '(max-width: 599px)';

/**
 * A plugin that shows the deck as an article (`?view=read`, and in narrow windows): the slides in
 * order, as wide as the window, each with its notes as prose beneath. Slides, figures and addresses
 * are the deck's own; only the layout differs. `?view=slides` shows slides in narrow windows too.
 * It needs `scrollActivationWidth: 0`, since phones would otherwise get reveal's scroll view.
 */
export function reading({ styles }: ReadingOptions = {}): RevealPlugin {
  return {
    id: 'reading',
    init(deck) {
      if (inPrint(deck) || inPreview(deck)) return;
      const asked = new URLSearchParams(location.search).get('view');
      if (asked !== null) return asked === 'read' ? begin(deck, styles) : undefined;
      const window = matchMedia(narrow);
      if (window.matches) return begin(deck, styles);
      window.addEventListener('change', () => void begin(deck, styles), { once: true });
    },
  };
}

async function begin(deck: RevealApi, styles: ReadingOptions['styles']): Promise<void> {
  // If something cannot be loaded, the slides stay.
  const loaded = await Promise.all([import('./article.ts'), styles?.()]).catch(() => undefined);
  loaded?.[0].read(deck);
}
