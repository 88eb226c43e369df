/** Opens the slide of a figure, and reads what the figure keeps. */
import { readFileSync } from 'node:fs';
import type { JSHandle, Locator, Page } from '@playwright/test';
import type { Figures, Json } from '../../../plugins/figures/contract.ts';
import type { FiguresPlugin } from '../../../plugins/figures/index.ts';
import { expect, goTo, ready, settle } from './test.ts';

/** Return the id of the first slide of the built deck that has the figure. */
export function slideOf(name: string): string {
  const html = readFileSync('dist/index.html', 'utf8');
  const before = html.slice(0, html.indexOf(`<figure data-figure="${name}"`));
  const id = /.*<section [^>]*?\sid="([^"]+)"/s.exec(before)?.[1];
  if (!id) throw new Error(`No slide has the figure "${name}".`);
  return id;
}

/** Open the built deck at a figure's slide, as `openFigureOn` does. */
export function openFigure(page: Page, name: string, query = ''): Promise<Locator> {
  return openFigureOn(page, slideOf(name), name, query);
}

/**
 * Open a deck at a slide that has this figure, with this query and with all steps of the slide, and
 * wait until the figure is live.
 */
export async function openFigureOn(
  page: Page,
  id: string,
  name: string,
  query = '',
): Promise<Locator> {
  await page.goto(`./${query}#/${id}`);
  await ready(page);
  await goTo(page, id);
  const figure = page.locator(`#${id} figure[data-figure="${name}"]`);
  await expect(figure.and(page.locator('[data-live]'))).toBeVisible();
  await settle(page);
  return figure;
}

/** Return what the plugin of figures offers to other plugins. */
export function figuresOf(page: Page): Promise<JSHandle<Figures>> {
  return page.evaluateHandle(() => (window.Reveal.getPlugin('figures') as FiguresPlugin).figures());
}

/** Return what a figure has computed. */
export async function resultOf<Result>(page: Page, key: string): Promise<Result> {
  const figures = await figuresOf(page);
  return (await figures.evaluate((figures, key) => figures.getResult(key), key)) as Result;
}

/** Return the state of a figure. */
export async function stateOf<State extends Json>(page: Page, key: string): Promise<State> {
  const figures = await figuresOf(page);
  return (await figures.evaluate((figures, key) => figures.getState(key), key)) as State;
}

/** Click the middle of a pixel in a picture of 16 x 16 pixels. */
export async function clickPixel(picture: Locator, column: number, row: number): Promise<void> {
  const box = await picture.boundingBox();
  if (!box) throw new Error('The picture has no box.');
  const position = {
    x: ((column + 0.5) / 16) * box.width,
    y: ((row + 0.5) / 16) * box.height,
  };
  await picture.click({ position });
}

declare global {
  interface Window {
    /** Ends the demonstration that a test has begun. */
    endDemonstration: () => void;
    /** Settles when it has ended. */
    demonstrated: Promise<void>;
  }
}

/** Let the figures of a slide begin their demonstrations. */
export async function beginDemonstration(page: Page, slide: string): Promise<void> {
  const figures = await figuresOf(page);
  await figures.evaluate((figures, id) => {
    const ending = new AbortController();
    const element = document.getElementById(id);
    if (!element) throw new Error(`There is no slide "${id}".`);
    window.endDemonstration = () => ending.abort();
    window.demonstrated = figures.demonstrate(element, ending.signal);
  }, slide);
}

/** End a demonstration by its signal; return how long it took to end, in frames. */
export function endDemonstration(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let frames = 0;
    let isOver = false;
    void window.demonstrated.then(() => (isOver = true));
    window.endDemonstration();
    while (!isOver && frames < 100) {
      await new Promise(requestAnimationFrame);
      frames += 1;
    }
    return frames;
  });
}

/** Wait until a demonstration has come to its end. */
export async function waitForDemonstration(page: Page): Promise<void> {
  await page.evaluate(() => window.demonstrated);
}
