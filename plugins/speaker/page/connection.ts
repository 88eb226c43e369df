import { now, unstarted } from '../clock.ts';
import { openLink } from '../link.ts';
import { readClock, readDeckMessage } from '../protocol.ts';
import { newSession, recall, remember } from '../session.ts';
import { ask, beat, hear, newSpeaker } from '../speaker-side.ts';
import type { Request, SpeakerStep } from '../speaker-side.ts';
import type { Panes } from './panes.ts';

/** The deck is asked for a sign of life after this many milliseconds. */
const BEAT = 1000;

/** Connect the panes to the deck of a session, and return a function that asks it for something. */
export function connect(session: string, panes: Panes): (request: Request) => void {
  let side = newSpeaker(newSession(), readClock(recall('clock')) ?? unstarted);
  const link = openLink(session, 'speaker', (data, from) => {
    const message = from === 'deck' ? readDeckMessage(data) : undefined;
    if (message) take(hear(side, message, now()));
  });

  function take(step: SpeakerStep): void {
    if (step.side.clock !== side.clock) remember('clock', JSON.stringify(step.side.clock));
    side = step.side;
    for (const message of step.send ?? []) link.send(message);
    if (step.show?.type === 'here') {
      const { address } = step.show.talk;
      // A deck that is opened from here finds the session under its own path.
      remember('session', session, new URL(address).pathname);
      remember('deck', address);
    }
    if (step.show) panes.show(step.show);
    if (side.deck === undefined) panes.showMissing(recall('deck'));
  }

  panes.time.clock = side.clock;
  setInterval(() => take(beat(side)), BEAT);
  take(beat(side));
  return (request) => take(ask(side, request, now()));
}
