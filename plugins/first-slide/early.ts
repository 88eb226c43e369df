/*
 * Before the first paint: set the colours that a person chose, and find out whether the address asks
 * for another slide or view. `build.ts` bundles this into a script of its own, since a strict policy
 * allows no script in the page.
 */
import { showRemembered } from '../appearance.ts';
import { addressNamesOther } from '../common/opening.ts';

const first = document.currentScript?.dataset['first'] ?? '';

showRemembered();
if (addressNamesOther(first) || /[?&](view=|print-pdf|speaker\b)/.test(location.search))
  document.documentElement.dataset['first'] = 'wait';
