/*
 * Drawing in the deck's window, which has the strokes, and in a preview of the speaker's window.
 */
import type { RevealApi } from 'reveal.js';
import { inPreview } from '../common/views.ts';
import { MirroredBook, OwnBook } from './book.ts';
import { Drawing } from './drawing.ts';
import { readMessage } from './messages.ts';
import type { Message } from './messages.ts';
import { keeper, keptStrokes } from './storage.ts';

export { print } from './print.ts';

/** Drawing in a window, together with the other windows of the talk. */
export interface SharedDrawing {
  /** Begin or end drawing. `withTools` is false if the tools are in another window. */
  toggle(this: void, withTools: boolean): void;
  /** End drawing; return false if it is off. */
  end(this: void): boolean;
  /**
   * Draw together with other windows.
   * @param send - called with each message for them
   * @returns a function to call with each message of theirs; anything else is ignored
   */
  share(this: void, send: (message: Message) => void): (data: unknown) => void;
}

/** What differs between the windows. */
interface Side {
  readonly drawing: Drawing;
  readonly greeting: () => Message;
  readonly hear: (message: Message) => void;
}

type Send = (message: Message) => void;

/**
 * Start drawing in this window.
 */
export function shareDrawing(deck: RevealApi): SharedDrawing {
  let sendNow: Send = () => undefined;
  const send: Send = (message) => sendNow(message);
  const { drawing, greeting, hear } = inPreview(deck) ? mirror(deck, send) : own(deck, send);
  return {
    toggle: (withTools) => drawing.turn(!drawing.on, withTools),
    end() {
      const { on } = drawing;
      if (on) drawing.turn(false, false);
      return on;
    },
    share(given) {
      sendNow = given;
      send(greeting());
      return (data) => {
        const message = readMessage(data);
        if (message) hear(message);
      };
    },
  };
}

function own(deck: RevealApi, send: Send): Side {
  const sentence =
    'The browser cannot keep the drawings: save them to a file before you close this window.';
  const keep = keeper(
    () => book.all(),
    () => {
      drawing.say(sentence);
      send({ type: 'say', sentence });
    },
  );
  const book: OwnBook = new OwnBook(keptStrokes(), (change) => {
    drawing.refresh(change.slide);
    send(change);
    keep();
  });
  const drawing = new Drawing(deck, book, send);
  const greeting = (): Message => ({ type: 'all', on: drawing.on, sheets: book.read() });

  function hear(message: Message): void {
    switch (message.type) {
      case 'hello':
        return send(greeting());
      case 'do':
        return book.obey(message.command);
      case 'on':
        return drawing.turn(message.on, false);
      case 'more':
        drawing.more(message);
        // Other previews have not heard it.
        return send(message);
      case 'drop':
        drawing.drop(message.id);
        return send(message);
    }
  }
  return { drawing, greeting, hear };
}

function mirror(deck: RevealApi, send: Send): Side {
  const book = new MirroredBook(send);
  const drawing = new Drawing(deck, book, send);

  function hear(message: Message): void {
    switch (message.type) {
      case 'all': {
        const before = [...book.slides()];
        book.takeAll(message.sheets);
        for (const slide of new Set([...before, ...book.slides()])) drawing.refresh(slide);
        return drawing.follow(message.on);
      }
      case 'sheet':
        if (!book.take(message)) send({ type: 'hello' });
        return drawing.refresh(message.slide);
      case 'on':
        return drawing.follow(message.on);
      case 'more':
        return drawing.more(message);
      case 'drop':
        return drawing.drop(message.id);
      case 'say':
        return drawing.say(message.sentence);
    }
  }
  return { drawing, greeting: () => ({ type: 'hello' }), hear };
}
