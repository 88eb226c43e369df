import type { RevealApi, RevealPlugin } from 'reveal.js';
import { h } from '../common/h.ts';
import { inPreview, inPrint, inScrollView } from '../common/views.ts';
import { Head } from './head.ts';
import { Strip } from './strip.ts';
import '../common/controls.css';
import './progress.css';

/** The plugins that the buttons open. */
interface Toggles extends RevealPlugin {
  toggle(): void;
}

/**
 * The plugin for the head and foot of the stage: buttons at the top right, the strip of pixels at the
 * bottom right. A slide with `data-chrome="none"` has neither, one of the class `title` no strip.
 */
export function progress(): RevealPlugin {
  let destroy: () => void = () => undefined;
  return {
    id: 'progress',
    init(deck) {
      const root = deck.getRevealElement();
      if (root) destroy = start(deck, root);
    },
    destroy: () => {
      destroy();
    },
  };
}

function start(deck: RevealApi, root: HTMLElement): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  // With this role screen readers pass all keys to the deck, and nobody can read a slide.
  const dropRole = () => {
    root.removeAttribute('role');
  };
  root.addEventListener('ready', dropRole, { signal });
  if (inPrint(deck) || inPreview(deck)) return () => listening.abort();

  const strip = new Strip(deck);
  const head = new Head(deck, {
    jump: () => openJump(deck),
    ...(deck.hasPlugin('menu') ? { menu: () => toggles(deck, 'menu')?.toggle() } : {}),
  });
  const layer = h('div', { class: 'chrome' }, head.element, strip.element);
  const update = () => {
    const slide = deck.getCurrentSlide();
    layer.dataset['on'] =
      slide.dataset['chrome'] ?? (slide.classList.contains('title') ? 'head' : 'all');
    strip.update();
    head.update();
  };
  const build = () => {
    strip.build();
    update();
    root.append(layer);
  };
  root.addEventListener('ready', build, { signal });
  for (const event of ['slidechanged', 'fragmentshown', 'fragmenthidden']) {
    root.addEventListener(event, update, { signal });
  }
  root.addEventListener(
    'figurebusy',
    ({ target, detail: { words } }) => {
      if (target instanceof Element) head.setBusy(words, target.closest('section'));
    },
    { signal },
  );
  const onScroll = () => {
    if (inScrollView(deck)) head.update();
  };
  deck.getViewportElement()?.addEventListener('scroll', onScroll, { signal, passive: true });
  return () => {
    listening.abort();
    layer.remove();
  };
}

/** Return the finder of the keys plugin, or else reveal's own. */
function openJump(deck: RevealApi): void {
  const finder = toggles(deck, 'keys');
  if (finder) finder.toggle();
  else deck.triggerKey('G'.charCodeAt(0));
}

function toggles(deck: RevealApi, id: string): Toggles | undefined {
  const plugin = deck.getPlugin(id);
  return plugin && canToggle(plugin) ? plugin : undefined;
}

function canToggle(plugin: RevealPlugin): plugin is Toggles {
  return 'toggle' in plugin && typeof plugin.toggle === 'function';
}
