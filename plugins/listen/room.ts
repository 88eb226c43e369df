import type { RevealApi } from 'reveal.js';

const VARIABLE = '--listen-height';

/** Keep the window above an element free for the deck, however high the element is. */
export const makeRoom = (deck: RevealApi, element: HTMLElement, signal: AbortSignal): void => {
  const root = document.documentElement;
  const fit = (): void => {
    const height = `${Math.ceil(element.getBoundingClientRect().height)}px`;
    if (root.style.getPropertyValue(VARIABLE) === height) return;
    root.style.setProperty(VARIABLE, height);
    deck.layout();
  };
  const observer = new ResizeObserver(() => requestAnimationFrame(fit));
  observer.observe(element);
  root.classList.add('listening');
  fit();
  signal.addEventListener('abort', () => {
    observer.disconnect();
    root.classList.remove('listening');
    root.style.removeProperty(VARIABLE);
    deck.layout();
  });
};
