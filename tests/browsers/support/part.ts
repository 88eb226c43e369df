import { expect } from '@playwright/test';
import type { Point, Tab } from './tab.ts';

/** What is looked for in a page: the first that is shown, of all that match. */
interface Query {
  readonly css: string;
  /** A regular expression for the accessible name: a label, or else the text. */
  readonly name?: string;
}

interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** An element of a page, looked for anew each time. */
export class Part {
  private readonly tab: Tab;
  private readonly query: Query;

  /** @param name - the whole accessible name, or a part of it that matches */
  constructor(tab: Tab, css: string, name?: string | RegExp) {
    this.tab = tab;
    if (name === undefined) this.query = { css };
    else {
      const whole = typeof name === 'string' ? `^${name.replace(/[.()+?*[\]^$|]/g, '\\$&')}$` : '';
      this.query = { css, name: typeof name === 'string' ? whole : name.source };
    }
  }

  /** Wait until it is shown. */
  async appears(): Promise<void> {
    await expect.poll(() => this.isShown(), `${this.words()} is shown`).toBe(true);
  }

  /** Wait until it is not shown. */
  async goes(): Promise<void> {
    await expect.poll(() => this.isShown(), `${this.words()} is not shown`).toBe(false);
  }

  async isShown(): Promise<boolean> {
    return (await this.read('text')) !== null;
  }

  /** Its text, with single spaces; null if it is not shown. */
  text(): Promise<string | null> {
    return this.read('text');
  }

  /** The value of a control; null if it is not shown. */
  value(): Promise<string | null> {
    return this.read('value');
  }

  /** The markup inside; null if it is not shown. */
  markup(): Promise<string | null> {
    return this.read('markup');
  }

  /** An attribute; null if there is none, or the element is not shown. */
  attribute(name: string): Promise<string | null> {
    return this.read(`@${name}`);
  }

  /** Wait until its text matches. */
  async says(words: RegExp, { timeout }: { timeout?: number } = {}): Promise<void> {
    const wishes = { message: `the text of ${this.words()}`, ...(timeout && { timeout }) };
    await expect.poll(async () => (await this.text()) ?? '', wishes).toMatch(words);
  }

  async focus(): Promise<void> {
    await this.appears();
    await this.read('focus');
  }

  /** Its place in the window, when it rests there. */
  async box(): Promise<Box> {
    await this.appears();
    const box = await this.read('box');
    if (box === null) throw new Error(`${this.words()} is gone.`);
    return JSON.parse(box) as Box;
  }

  async middle(): Promise<Point> {
    const { x, y, width, height } = await this.box();
    return { x: x + width / 2, y: y + height / 2 };
  }

  /**
   * Click its middle, or a place in it in shares of its box.
   * @throws Error if something else lies there
   */
  async click(across = 0.5, down = 0.5): Promise<void> {
    const { x, y, width, height } = await this.box();
    const place = { x: x + across * width, y: y + down * height };
    const covered = await this.read(`hit ${place.x} ${place.y}`);
    if (covered) throw new Error(`${covered} lies over ${this.words()}.`);
    await this.tab.click(place);
  }

  private words(): string {
    const { css, name } = this.query;
    return name === undefined ? css : `${css} named ${name}`;
  }

  private read(what: string): Promise<string | null> {
    return this.tab.evaluate(readPart, { ...this.query, what });
  }
}

/** Runs in the page. */
async function readPart({
  css,
  name,
  what,
}: Query & { readonly what: string }): Promise<string | null> {
  const tidy = (text: string | null | undefined): string =>
    (text ?? '').replace(/\s+/g, ' ').trim();
  const labelOf = (element: Element): Element | undefined =>
    element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
  const nameOf = (element: Element): string =>
    tidy(element.getAttribute('aria-label') ?? (labelOf(element) ?? element).textContent);
  const isShown = (element: Element): boolean => {
    const { width, height } = element.getBoundingClientRect();
    return element.checkVisibility({ visibilityProperty: true }) && (width > 0 || height > 0);
  };
  const element = [...document.querySelectorAll<HTMLElement | SVGElement>(css)].find(
    (it) => isShown(it) && (name === undefined || new RegExp(name).test(nameOf(it))),
  );
  if (!element) return null;
  // A radio button is drawn by its label.
  const drawn =
    element instanceof HTMLInputElement && element.type === 'radio'
      ? (labelOf(element) ?? element)
      : element;
  if (what === 'text') return tidy(element.textContent);
  if (what === 'markup') return element.innerHTML;
  if (what === 'value') return element instanceof HTMLInputElement ? element.value : null;
  if (what === 'focus') element.focus();
  if (what.startsWith('@')) return element.getAttribute(what.slice(1));
  if (what.startsWith('hit')) {
    const [, x, y] = what.split(' ').map(Number);
    const top = document.elementFromPoint(x ?? 0, y ?? 0);
    if (top && (drawn.contains(top) || top.contains(drawn))) return '';
    return top?.outerHTML.slice(0, 120) ?? 'nothing';
  }
  if (what === 'box') {
    const seen = drawn.getBoundingClientRect();
    if (seen.top < 0 || seen.bottom > innerHeight) drawn.scrollIntoView({ block: 'center' });
    for (let before = ''; ;) {
      const { x, y, width, height } = drawn.getBoundingClientRect();
      const now = JSON.stringify({ x, y, width, height });
      if (now === before) return now;
      before = now;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }
  }
  return null;
}
