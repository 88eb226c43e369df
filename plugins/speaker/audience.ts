import type { RevealApi } from 'reveal.js';
import { appearanceChange } from '../appearance/index.ts';
import { goTo } from '../common/go.ts';
import { outline } from '../common/outline.ts';
import type { Figures } from '../figures/contract.ts';
import { newest, unstarted } from './clock.ts';
import type { Clock } from './clock.ts';
import { drive } from './drive.ts';
import { liveFigures } from './figures.ts';
import { openLink } from './link.ts';
import type { Side } from './link.ts';
import { readClock, readDeckMessage, readSpeakerMessage } from './messages.ts';
import type { Changes, DeckMessage, SpeakerMessage } from './messages.ts';
import { readPlace, readTalk, revealState, stepHash } from './place.ts';
import { sharePointer } from './pointer.ts';
import { newSession, recall, remember } from './session.ts';

/** What in reveal changes the place that the speaker's window shows. */
const placeEvents = [
  'slidechanged',
  'fragmentshown',
  'fragmenthidden',
  'overviewshown',
  'overviewhidden',
  'paused',
  'resumed',
  'previewimage',
  'previewvideo',
  'previewiframe',
  'closeoverlay',
];

/**
 * The deck's end of the speaker view: tells where the deck stands and does what the speaker's window
 * asks. The deck alone decides; each change that was asked for comes back as a place.
 * @param moved - told of the new session when another deck already has this one
 */
export function serveSpeaker(
  deck: RevealApi,
  session: string,
  moved: (session: string) => void,
): void {
  const me = newSession();
  let clock = readClock(recall('clock')) ?? unstarted;
  let figures: Figures | undefined;
  const loading = liveFigures(deck);
  /** The changes of each figure that were made for speaker's windows. */
  const changes = new Map<string, Changes>();
  let telling = false;

  let link = openLink(session, 'deck', receive);
  const pointer = sharePointer(deck, (dot) => send({ type: 'dot', ...dot }));

  function send(message: DeckMessage): void {
    link.send(message);
  }

  function receive(data: unknown, from: Side): void {
    if (from === 'deck') {
      const message = readDeckMessage(data);
      if (message) meet(message);
    } else {
      const message = readSpeakerMessage(data);
      if (message) obey(message);
    }
  }

  /** A page that was duplicated brings its session along: whoever had it first keeps it. */
  function meet(message: DeckMessage): void {
    if (message.type === 'here') {
      send({ type: 'taken', deck: message.deck });
      introduce();
    } else if (message.type === 'taken' && message.deck === me) {
      send({ type: 'gone', deck: me });
      link.close();
      const own = newSession();
      link = openLink(own, 'deck', receive);
      moved(own);
    }
  }

  function introduce(): void {
    send({ type: 'here', deck: me, talk: readTalk(deck) });
    send({ type: 'place', ...readPlace(deck) });
    send({ type: 'clock', clock });
    if (pointer) send({ type: 'dot', ...pointer.read() });
    for (const key of figures?.keys() ?? []) {
      tellState(key);
      const result = figures?.getResult(key);
      if (result !== undefined) send({ type: 'result', key, result });
    }
  }

  /** Several of reveal's events may belong to one change. */
  function tellPlace(): void {
    if (telling) return;
    telling = true;
    queueMicrotask(() => {
      telling = false;
      remember('step', stepHash(deck));
      send({ type: 'place', ...readPlace(deck) });
    });
  }

  function tellState(key: string): void {
    const state = figures?.getState(key);
    if (state !== undefined) send({ type: 'figure', key, state, changes: changes.get(key) ?? {} });
  }

  function keepTime(theirs: Clock): void {
    if (theirs.touched === clock.touched) return;
    clock = newest(clock, theirs);
    remember('clock', JSON.stringify(clock));
    // To all speaker windows: they do not hear each other.
    send({ type: 'clock', clock });
  }

  function obey(message: SpeakerMessage): void {
    switch (message.type) {
      case 'hello':
        return introduce();
      case 'ping':
        return send({ type: 'alive', deck: me });
      case 'move':
        if (message.move === 'pointer') return pointer?.toggle();
        return drive(deck, message.move, message.skip);
      case 'go': {
        const slide = outline(deck)[message.slide];
        return slide && goTo(deck, slide.section);
      }
      case 'key':
        return deck.triggerKey(message.code);
      case 'state':
        return deck.setState(revealState(message.state, deck.isPaused()));
      case 'figure':
        // A window may ask for this as soon as the deck is back.
        return void loading.then(() => {
          const { key, state, window, change } = message;
          changes.set(key, { ...changes.get(key), [window]: change });
          figures?.setState(key, state);
          tellState(key);
        });
      case 'result':
        return void loading.then(() => figures?.setResult(message.key, message.result));
      case 'dot':
        return pointer?.show(message);
      case 'clock':
        return keepTime(message.clock);
    }
  }

  remember('step', stepHash(deck));
  for (const event of placeEvents) deck.on(event, tellPlace);
  document.documentElement.addEventListener(appearanceChange, tellPlace);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', tellPlace);
  document.addEventListener('figurechange', ({ detail }) => tellState(detail.key));
  document.addEventListener('figureresult', ({ detail: { key, result } }) =>
    send({ type: 'result', key, result }),
  );
  // A page that is kept for the way back comes to life again without being loaded.
  addEventListener('pagehide', () => send({ type: 'gone', deck: me }));
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) introduce();
  });
  introduce();
  void loading.then((live) => {
    figures = live;
    for (const key of live?.keys() ?? []) tellState(key);
  });
}
