import { goTo } from '../../../scripts/drive.ts';
import { Part } from './part.ts';
import type { Tab } from './tab.ts';
import { expect, openDeck, slideShown } from './test.ts';

/** A live figure on its slide. */
export class LiveFigure {
  readonly tab: Tab;
  readonly id: string;
  private readonly css: string;

  constructor(tab: Tab, name: string, id: string) {
    this.tab = tab;
    this.id = id;
    this.css = `#${id} figure[data-figure="${name}"]`;
  }

  part(css: string, name?: string | RegExp): Part {
    return new Part(this.tab, `${this.css} :is(${css})`, name);
  }

  button(name: string | RegExp): Part {
    return this.part('button', name);
  }

  slider(name: string | RegExp): Part {
    return this.part('input[type="range"]', name);
  }

  radio(name: string): Part {
    return this.part('input[type="radio"]', name);
  }

  /** Wait until words stand in it. */
  async shows(words: string | RegExp): Promise<void> {
    await this.part('svg text, svg tspan, p, span, b', words).appears();
  }

  /** Wait until its first drawing is described so. */
  async depicts(words: RegExp): Promise<void> {
    const drawing = this.part('svg[aria-label]');
    await expect.poll(() => drawing.attribute('aria-label'), 'what is drawn').toMatch(words);
  }

  /** What its canvases show, to be compared. */
  painted(): Promise<string> {
    return this.tab.evaluate(
      (css) =>
        [...document.querySelectorAll<HTMLCanvasElement>(css)]
          .map((canvas) => canvas.toDataURL())
          .join(),
      `${this.css} canvas`,
    );
  }

  /** Focus a part, and press keys there one after the other. */
  async press(part: Part, ...keys: string[]): Promise<void> {
    await part.focus();
    for (const key of keys) await this.tab.press(key);
  }

  /** Expect that no key has turned the slide. */
  async stays(): Promise<void> {
    expect(await slideShown(this.tab)).toBe(this.id);
  }
}

/** Open the deck at the first slide that has a figure, with all steps, and wait until it is live. */
export async function openFigure(tab: Tab, name: string, query = ''): Promise<LiveFigure> {
  await openDeck(tab, 'question', query);
  const id = await tab.evaluate((name) => {
    const figure = document.querySelector(`.slides figure[data-figure="${name}"]`);
    return figure?.closest('section')?.id ?? '';
  }, name);
  await goTo(tab, id);
  await new Part(tab, `#${id} figure[data-figure="${name}"][data-live]`).appears();
  return new LiveFigure(tab, name, id);
}
