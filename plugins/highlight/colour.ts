import type { HLJSApi, LanguageFn } from 'highlight.js';
import { codeOf, drawLines } from './block.ts';
import { splitLines } from './lines.ts';

/** Loaders of highlight.js's languages, by their names after the fence. */
export type Languages = Readonly<Record<string, () => Promise<{ default: LanguageFn }>>>;

let core: Promise<HLJSApi> | undefined;

function loadCore(): Promise<HLJSApi> {
  core ??= import('highlight.js/lib/core').then(
    (module) => module.default,
    (error: unknown) => {
      // The next block tries again.
      core = undefined;
      throw error;
    },
  );
  return core;
}

/** Return the language after the fence, with or without marked's prefix, if there is one. */
function languageOf(code: HTMLElement): string | undefined {
  const name = Array.from(code.classList).find(
    (word) => word !== 'hljs' && word !== 'has-highlights',
  );
  return name?.replace(/^lang(uage)?-/, '');
}

/** Colour a prepared block once; one in an unknown language stays plain. */
export async function colour(code: HTMLElement, languages: Languages): Promise<void> {
  const name = languageOf(code);
  const load = name && Object.hasOwn(languages, name) ? languages[name] : undefined;
  if (!name || !load || code.dataset['highlighted']) return;
  code.dataset['highlighted'] = 'yes';
  try {
    const [hljs, language] = await Promise.all([loadCore(), load()]);
    if (!hljs.getLanguage(name)) hljs.registerLanguage(name, language.default);
    drawLines(code, splitLines(hljs.highlight(codeOf(code), { language: name }).value));
  } catch (error) {
    delete code.dataset['highlighted'];
    throw error;
  }
}
