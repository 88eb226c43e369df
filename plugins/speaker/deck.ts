import type { RevealApi } from 'reveal.js';
import { appearanceChange } from '../appearance.ts';
import { goTo } from '../common/go.ts';
import { outline } from '../common/outline.ts';
import type { Figures } from '../figures/contract.ts';
import { unstarted } from './clock.ts';
import { hearDeck, hearSpeaker } from './deck-side.ts';
import type { Command, DeckSide, DeckStep } from './deck-side.ts';
import { drive } from './drive.ts';
import { liveFigures } from './figures.ts';
import { openLink } from './link.ts';
import { readPlace, readTalk, revealState, stateEvents, stepHash } from './place.ts';
import { sharePointer } from './pointer.ts';
import { readClock, readDeckMessage, readSpeakerMessage } from './protocol.ts';
import type { DeckMessage, Side } from './protocol.ts';
import { newSession, recall, remember } from './session.ts';

/**
 * Connect a deck to its speaker windows: tell them where the deck stands, and do what they ask. Only
 * the deck decides; each change that was asked for comes back to them as a place.
 * @param onMove - called with the new session when another deck already has this one
 */
export function serveSpeaker(
  deck: RevealApi,
  session: string,
  onMove: (session: string) => void,
): void {
  const clock = readClock(recall('clock')) ?? unstarted;
  let side: DeckSide = { deck: newSession(), clock, changes: {} };
  let link = openLink(session, 'deck', receive);
  let figures: Figures | undefined;
  let placeIsDue = false;
  const loading = liveFigures(deck);
  const pointer = sharePointer(deck, send);

  function send(message: DeckMessage): void {
    link.send(message);
  }

  function receive(data: unknown, from: Side): void {
    if (from === 'deck') {
      const message = readDeckMessage(data);
      if (message) take(hearDeck(side, message));
    } else {
      const message = readSpeakerMessage(data);
      if (message) take(hearSpeaker(side, message));
    }
  }

  function take(step: DeckStep): void {
    if (step.side.clock !== side.clock) remember('clock', JSON.stringify(step.side.clock));
    side = step.side;
    if (step.send) send(step.send);
    if (step.introduce) introduce();
    if (step.leave) leave();
    if (step.obey) obey(step.obey);
  }

  function introduce(): void {
    send({ type: 'here', deck: side.deck, talk: readTalk(deck) });
    send(readPlace(deck));
    send({ type: 'clock', clock: side.clock });
    if (pointer) send(pointer.read());
    for (const key of figures?.keys() ?? []) {
      sendFigure(key);
      const result = figures?.getResult(key);
      if (result !== undefined) send({ type: 'result', key, result });
    }
  }

  function leave(): void {
    send({ type: 'gone', deck: side.deck });
    link.close();
    const own = newSession();
    link = openLink(own, 'deck', receive);
    onMove(own);
  }

  /** Send the place once for all of reveal's events that belong to one change. */
  function sendPlace(): void {
    if (placeIsDue) return;
    placeIsDue = true;
    queueMicrotask(() => {
      placeIsDue = false;
      remember('step', stepHash(deck));
      send(readPlace(deck));
    });
  }

  function sendFigure(key: string): void {
    const state = figures?.getState(key);
    const changes = side.changes[key] ?? {};
    if (state !== undefined) send({ type: 'figure', key, state, changes });
  }

  function obey(command: Command): void {
    switch (command.type) {
      case 'move':
        if (command.move === 'pointer') return pointer?.toggle();
        return drive(deck, command.move, command.skip);
      case 'go': {
        const slide = outline(deck)[command.slide];
        return slide && goTo(deck, slide.section);
      }
      case 'key':
        return deck.triggerKey(command.code);
      case 'state':
        return deck.setState(revealState(command.state, deck.isPaused()));
      case 'figure':
        // A window may ask for this before the figures are there.
        return void loading.then(() => {
          figures?.setState(command.key, command.state);
          sendFigure(command.key);
        });
      case 'result':
        return void loading.then(() => figures?.setResult(command.key, command.result));
      case 'dot':
        return pointer?.show(command);
    }
  }

  remember('step', stepHash(deck));
  for (const event of [...stateEvents, 'paused', 'resumed']) deck.on(event, sendPlace);
  document.documentElement.addEventListener(appearanceChange, sendPlace);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', sendPlace);
  document.addEventListener('figurechange', ({ detail }) => sendFigure(detail.key));
  document.addEventListener('figureresult', ({ detail: { key, result } }) =>
    send({ type: 'result', key, result }),
  );
  // The browser may keep a page for the way back, and show it again without loading it.
  addEventListener('pagehide', () => send({ type: 'gone', deck: side.deck }));
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) introduce();
  });
  introduce();
  void loading.then((live) => {
    figures = live;
    for (const key of live?.keys() ?? []) sendFigure(key);
  });
}
