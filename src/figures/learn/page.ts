import { learner } from '../engine/learning.ts';
import { whileBatteryIsLow, whileHidden } from '../engine/rest.ts';
import { Programme } from './programme.ts';

/** How long the page may be hidden before the network stops learning, in milliseconds. */
const HIDDEN = 60_000;

/** The programme of this page, which goes on when the figure is gone. */
export const programme = new Programme(learner, {
  'the page is hidden': whileHidden(document, HIDDEN),
  'the battery is low': whileBatteryIsLow(navigator),
});
