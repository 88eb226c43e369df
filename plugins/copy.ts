import type { RevealApi, RevealPlugin } from 'reveal.js';
import { copyText } from './common/clipboard.ts';

/** A button says for this many milliseconds that it has copied. */
const THANKS = 2000;

/** A plugin for buttons that copy a text file: `<button data-copy="its address">`. */
export function copy(): RevealPlugin {
  const listening = new AbortController();
  return {
    id: 'copy',
    init(deck: RevealApi) {
      const { signal } = listening;
      deck.getRevealElement()?.addEventListener('click', onClick, { signal });
    },
    destroy: () => listening.abort(),
  };
}

function onClick({ target }: Event): void {
  const button = target instanceof Element ? target.closest<HTMLElement>('[data-copy]') : null;
  const address = button?.dataset['copy'];
  if (!button || !address) return;
  const words = (button.dataset['words'] ??= button.textContent);
  void copyFile(address).then((copied) => {
    button.textContent = copied ? 'Copied' : 'Not copied';
    setTimeout(() => {
      button.textContent = words;
    }, THANKS);
  });
}

/** Copy a text file to the clipboard; return false if it cannot be loaded or the browser refuses. */
async function copyFile(address: string): Promise<boolean> {
  const text = fetch(address).then((response) =>
    response.ok ? response.text() : Promise.reject(new Error(response.statusText)),
  );
  const plain = text.then((content) => new Blob([content], { type: 'text/plain' }));
  // Its failure is handled below; some browsers never look at it and would call it unhandled.
  plain.catch(() => undefined);
  try {
    // Safari allows this only during the click, so it gets the promise of the text.
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': plain })]);
    return true;
  } catch {
    return text.then(copyText, () => false);
  }
}
