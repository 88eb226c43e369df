import type { Driven } from '../../../scripts/drive.ts';

/** A place in a window, in CSS px from its left upper corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How long a state is waited for, in milliseconds: generous, for machines that are busy. */
const PATIENCE = 90_000;

/**
 * A window of a browser: as much of it as the tests use, the same in each engine. Windows of one
 * session are used one after the other, never at once.
 */
export abstract class Tab implements Driven {
  abstract goto(address: string): Promise<void>;
  abstract reload(): Promise<void>;
  /** Run a function in the page; what it is given and what it returns are JSON. */
  abstract evaluate<R>(work: () => R | Promise<R>): Promise<R>;
  abstract evaluate<R, A>(work: (arg: A) => R | Promise<R>, arg: A): Promise<R>;
  /** Press and release a key, named as in `KeyboardEvent.key`, perhaps after modifiers: `Shift+Tab`. */
  abstract press(keys: string): Promise<void>;
  abstract move(to: Point): Promise<void>;
  abstract click(at: Point, held?: 'Alt'): Promise<void>;
  abstract drag(from: Point, to: Point): Promise<void>;
  /** Give the page this room, in CSS px. */
  abstract resize(width: number, height: number): Promise<void>;
  /** Write what is seen of the page as a PNG. */
  abstract picture(path: string): Promise<void>;
  /** Return the window that an action opens. */
  abstract popup(open: () => Promise<void>): Promise<Tab>;
  abstract close(): Promise<void>;

  async type(text: string): Promise<void> {
    for (const letter of text) await this.press(letter);
  }

  /**
   * Wait for a condition in the page; it must not return an element, which Firefox does not hand over.
   * @throws Error if the condition is not met in time
   */
  async waitForFunction<A>(condition: (arg: A) => boolean | undefined, arg?: A): Promise<void> {
    const end = Date.now() + PATIENCE;
    for (let cause: unknown; ;) {
      try {
        if (await this.evaluate(condition as (arg?: A) => boolean | undefined, arg)) return;
      } catch (error) {
        // A page that is about to be left cannot answer.
        cause = error;
      }
      if (Date.now() > end)
        throw new Error(`This never became true: ${String(condition)}`, { cause });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** A browser that was started. */
export interface Engine {
  /** Open a window with a storage of its own. */
  open(): Promise<Session>;
  close(): Promise<void>;
}

export interface Session {
  readonly tab: Tab;
  close(): Promise<void>;
}
