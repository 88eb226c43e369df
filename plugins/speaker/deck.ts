import type { RevealApi } from 'reveal.js';
import { appearanceChange } from '../appearance.ts';
import { goTo } from '../common/go.ts';
import { now } from '../common/now.ts';
import { outline } from '../common/outline.ts';
import { sayThatSpeakerActs } from '../common/speaker-acts.ts';
import type { Figures } from '../figures/contract.ts';
import { arrive, changeFigure, hearDeck, hearSpeaker, move, publish } from './deck-side.ts';
import type { DeckStep } from './deck-side.ts';
import { drive } from './drive.ts';
import { liveFigures } from './figures.ts';
import { isAct, shareInk } from './ink.ts';
import { openLink } from './link.ts';
import { keepSide, markLeft, markOpen, recallSide } from './memory.ts';
import type { Changes } from './memory.ts';
import { readPlace, readTalk, revealState, stateEvents, stepHash } from './place.ts';
import { sharePointer } from './pointer.ts';
import { readDeckMessage, readInk, readSpeakerMessage } from './protocol.ts';
import type { Command, Content, DeckMessage, Side } from './protocol.ts';
import { newSession, remember } from './session.ts';
import { timeOf } from './time.ts';

/**
 * Connect a deck to its speaker windows: tell them where the deck stands, and do what they ask. Only
 * the deck decides; each change that was asked for comes back to them as news.
 * @param changed - what a person has changed since the page was loaded
 * @param onMove - called with the new session when another deck already has this one
 */
export function serveSpeaker(
  deck: RevealApi,
  session: string,
  changed: Changes,
  onMove: (session: string) => void,
): void {
  let side = recallSide(currentIndex(deck), changed);
  let link = openLink(session, 'deck', receive);
  let figures: Figures | undefined;
  let placeIsDue = false;
  let isObeying = false;
  let wasMoved = false;
  const loading = liveFigures(deck);
  const pointer = sharePointer(deck, tell);
  const ink = shareInk(deck, (message) => link.send(message));

  function receive(data: unknown, from: Side): void {
    if (from === 'deck') {
      const message = readDeckMessage(data);
      if (message) take(hearDeck(side, message));
    } else {
      const drawn = readInk(data);
      if (drawn) {
        if (isAct(drawn)) sayThatSpeakerActs();
        return ink?.receive(drawn);
      }
      const message = readSpeakerMessage(data);
      if (message) take(hearSpeaker(side, message, now()));
    }
  }

  function take(step: DeckStep): void {
    keepSide(side, step.side);
    side = step.side;
    for (const message of step.send ?? []) link.send(message);
    if (step.introduce) introduce();
    if (step.leave) leave();
    if (step.point) pointer?.show(step.point);
    if (step.obey) obey(step.obey);
    if (step.deny) deny(step.deny);
  }

  function tell(content: Content): void {
    take(publish(side, content));
  }

  function introduce(): void {
    const { deck: name, since, version, clock } = side;
    const here: DeckMessage = {
      type: 'here',
      deck: name,
      since,
      time: timeOf(side, now()),
      version,
      talk: readTalk(deck),
      clock,
      contents: readContents(),
    };
    link.send(here);
  }

  function readContents(): Content[] {
    const contents: Content[] = [readPlace(deck)];
    if (pointer) contents.push(pointer.read());
    for (const key of figures?.keys() ?? []) {
      const state = figures?.getState(key);
      if (state !== undefined) contents.push({ type: 'figure', key, state });
      const result = figures?.getResult(key);
      if (result !== undefined) contents.push({ type: 'result', key, result });
    }
    return contents;
  }

  function sayGone(): void {
    const gone: DeckMessage = { type: 'gone', deck: side.deck, done: side.memory.done };
    link.send(gone);
  }

  function leave(): void {
    sayGone();
    link.close();
    const own = newSession();
    side = { ...side, since: now() };
    markOpen(side);
    link = openLink(own, 'deck', receive);
    onMove(own);
  }

  /** Send the place once for all of reveal's events that belong to one change. */
  function sendPlace(): void {
    wasMoved ||= !isObeying;
    if (placeIsDue) return;
    placeIsDue = true;
    queueMicrotask(() => {
      remember('step', stepHash(deck));
      take((wasMoved ? move : arrive)(side, currentIndex(deck), now()));
      placeIsDue = wasMoved = false;
      tell(readPlace(deck));
    });
  }

  function sendFigure(key: string): void {
    const state = figures?.getState(key);
    if (state !== undefined) tell({ type: 'figure', key, state });
  }

  function obey(command: Command): void {
    if (command.type !== 'result')
      sayThatSpeakerActs(command.type === 'key' ? command.code : undefined);
    isObeying = true;
    carryOut(command);
    isObeying = false;
  }

  function carryOut(command: Command): void {
    switch (command.type) {
      case 'move':
        if (command.move === 'pointer') return pointer?.toggle();
        if (command.move === 'escape' && ink?.end()) return;
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
    }
  }

  function deny(command: Command): void {
    if (command.type === 'figure') sendFigure(command.key);
    else tell(readPlace(deck));
  }

  remember('step', stepHash(deck));
  for (const event of stateEvents) deck.on(event, sendPlace);
  for (const event of ['paused', 'resumed']) deck.on(event, () => tell(readPlace(deck)));
  const sendAppearance = (): void => tell(readPlace(deck));
  document.documentElement.addEventListener(appearanceChange, sendAppearance);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', sendAppearance);
  document.addEventListener('figurechange', ({ detail: { key } }) => {
    take({ side: changeFigure(side, key, now()) });
    sendFigure(key);
  });
  document.addEventListener('figureresult', ({ detail: { key, result } }) =>
    tell({ type: 'result', key, result }),
  );
  // The browser may keep a page for the way back, and show it again without loading it.
  addEventListener('pagehide', () => {
    sayGone();
    markLeft();
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    side = { ...side, deck: newSession() };
    markOpen(side);
    introduce();
  });
  introduce();
  void loading.then((live) => {
    figures = live;
    for (const key of live?.keys() ?? []) sendFigure(key);
  });
}

function currentIndex(deck: RevealApi): number {
  const slide = deck.getCurrentSlide();
  return outline(deck).findIndex(({ section }) => section === slide);
}
