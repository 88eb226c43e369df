/*
 * What must be known before the first paint: the colours that a person chose, and whether the address
 * asks for something else than the first slide. Bundled into a script of its own by `build.ts`, since
 * a page under a strict policy has no script in it.
 */
import { showRemembered } from '../appearance/index.ts';

const { hash, search } = location;
const slide = /^#\/([^/]+)/.exec(hash)?.[1];
const first = document.currentScript?.dataset['first'] ?? '';

showRemembered();
if (
  (slide !== undefined && slide !== encodeURIComponent(first)) ||
  /[?&](view=|print-pdf)/.test(search)
)
  document.documentElement.dataset['first'] = 'wait';
