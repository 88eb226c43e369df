import { now } from '../../common/now.ts';
import { unstarted } from '../clock.ts';
import { openLink } from '../link.ts';
import { PATIENCE, readClock, readDeckMessage, readInk } from '../protocol.ts';
import type { Ink } from '../protocol.ts';
import { newSession, recall, remember } from '../session.ts';
import { ask, beat, giveUp, hear, newSpeaker } from '../speaker-side.ts';
import type { Request, SpeakerStep } from '../speaker-side.ts';
import type { Panes } from './panes.ts';

/** The deck is asked for a sign of life after this many milliseconds. */
const BEAT = 1000;

/** Connect the panes to the deck of a session, and return a function that asks it for something. */
export function connect(session: string, panes: Panes): (request: Request | Ink) => void {
  let side = newSpeaker(newSession(), readClock(recall('clock')) ?? unstarted);
  const link = openLink(session, 'speaker', (data, from) => {
    const drawn = from === 'deck' ? readInk(data) : undefined;
    if (drawn) return panes.draw(drawn);
    const message = from === 'deck' ? readDeckMessage(data) : undefined;
    if (message) take(hear(side, message, now()));
  });

  function take({ side: after, send = [], show = [] }: SpeakerStep): void {
    if (after.clock !== side.clock) remember('clock', JSON.stringify(after.clock));
    side = after;
    for (const message of send) link.send(message);
    for (const news of show) {
      if (news.type === 'here') rememberDeck(news.talk.address);
      panes.show(news);
    }
    const isAlone = side.deck === undefined;
    panes.showTrouble({ isAlone, missed: side.missed, address: isAlone ? recall('deck') : null });
  }

  function rememberDeck(address: string): void {
    // A deck that is opened from here finds the session under its own path.
    remember('session', session, new URL(address).pathname);
    remember('deck', address);
  }

  panes.time.clock = side.clock;
  setInterval(() => take(beat(side, now())), BEAT);
  take(beat(side, now()));
  return (request) => {
    if (request.type === 'ink') return link.send(request);
    take(ask(side, request, now()));
    setTimeout(() => take(giveUp(side, now())), PATIENCE + 1);
  };
}
