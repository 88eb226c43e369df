/*
 * What must be known before the first paint: the colours that a person chose, and whether the address
 * asks for something else than the first slide. Bundled into a script of its own by `build.ts`, since
 * a page under a strict policy has no script in it.
 */
import { showRemembered } from '../appearance/index.ts';
import { namesAnother } from '../common/beginning.ts';

const first = document.currentScript?.dataset['first'] ?? '';

showRemembered();
if (namesAnother(first) || /[?&](view=|print-pdf|speaker\b)/.test(location.search))
  document.documentElement.dataset['first'] = 'wait';
