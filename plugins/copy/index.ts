import type { RevealApi, RevealPlugin } from 'reveal.js';
import { copyText } from '../common/clipboard.ts';

/** How long a button shows that it has copied, in milliseconds. */
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

/** Puts a text file on the clipboard; false where it cannot be had or the browser refuses. */
async function copyFile(address: string): Promise<boolean> {
  const text = fetch(address).then((response) =>
    response.ok ? response.text() : Promise.reject(new Error(response.statusText)),
  );
  const plain = text.then((content) => new Blob([content], { type: 'text/plain' }));
  // Whether it came is asked below; a browser that never looks at it must not call it unhandled.
  plain.catch(() => undefined);
  try {
    // Safari allows it only within the click, and therefore takes a text that is still to come.
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': plain })]);
    return true;
  } catch {
    return text.then(copyText, () => false);
  }
}
