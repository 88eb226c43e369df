import type { Plugin } from 'vite';
import type { Tab } from './tab.ts';

/** Runs in each page before anything else: keeps what goes wrong, for all windows of a visit. */
function watch(): void {
  const note = (what: string): void => {
    const all = JSON.parse(localStorage.getItem('problems') ?? '[]') as string[];
    localStorage.setItem('problems', JSON.stringify([...all, `${location.href}: ${what}`]));
  };
  addEventListener(
    'error',
    ({ target, message }) => {
      const missing = target instanceof Element && (target.getAttribute('src') ?? target.outerHTML);
      note(missing ? `not loaded: ${missing}` : `error: ${message}`);
    },
    true,
  );
  addEventListener('unhandledrejection', ({ reason }) => note(`rejected: ${String(reason)}`));
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    note(`against the policy: ${violatedDirective} ${blockedURI}`),
  );
  for (const level of ['error', 'warn'] as const) {
    const write = console[level];
    console[level] = (...words: unknown[]) => {
      note(`console.${level}: ${words.map(String).join(' ')}`);
      write(...words);
    };
  }
}

/** A Vite plugin that writes the watch into each page, before its content security policy. */
export function watched(): Plugin {
  return {
    name: 'watched',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => html.replace('<head>', `<head><script>(${String(watch)})()</script>`),
    },
  };
}

/** Return what went wrong in the pages of a window's origin so far. */
export function problems(tab: Tab): Promise<string[]> {
  return tab.evaluate(() => JSON.parse(localStorage.getItem('problems') ?? '[]') as string[]);
}
