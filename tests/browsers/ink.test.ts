import { goTo, ready } from '../../scripts/drive.ts';
import { Part } from './support/part.ts';
import { openSpeaker } from './support/speaker.ts';
import type { Point, Tab } from './support/tab.ts';
import { address, expect, openDeck, test } from './support/test.ts';

/** A slide without steps and figures. */
const plain = 'model-table';

interface Stroke {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly color: string;
}

/** Runs in the page: where the strokes are that are seen on a slide, in its stage's pixels. */
function readStrokes({ frame, slide }: { frame: string; slide: string }): Stroke[] {
  const inner = frame === '' ? window : document.querySelector<HTMLIFrameElement>(frame);
  const view = inner instanceof HTMLIFrameElement ? inner.contentWindow : inner;
  const section = view?.document.querySelector<HTMLElement>(slide);
  if (!view || !section) return [];
  const stage = section.getBoundingClientRect();
  const scale = stage.width / section.offsetWidth;
  return [...section.querySelectorAll('.ink-layer path')]
    .filter((path) => path.checkVisibility({ visibilityProperty: true }))
    .map((path) => {
      const { left, top, right } = path.getBoundingClientRect();
      return {
        left: Math.round((left - stage.left) / scale),
        top: Math.round((top - stage.top) / scale),
        right: Math.round((right - stage.left) / scale),
        color: view.getComputedStyle(path).fill,
      };
    });
}

const strokes = (tab: Tab, slide = '.reveal section.present'): Promise<Stroke[]> =>
  tab.evaluate(readStrokes, { frame: '', slide });

/** The strokes that the speaker's preview of the current slide shows. */
const mirrored = (speaker: Tab): Promise<Stroke[]> =>
  speaker.evaluate(readStrokes, {
    frame: 'iframe[title="Current slide"]',
    slide: '.reveal section.present',
  });

const tool = (tab: Tab, name: string): Part => new Part(tab, '.ink-tools button', name);

async function beginDrawing(tab: Tab): Promise<void> {
  await tab.press('d');
  await tool(tab, 'Red').appears();
}

/** Draw a level line, 200 px long. */
const drawLine = (tab: Tab, { x, y }: Point): Promise<void> =>
  tab.drag({ x, y }, { x: x + 200, y });

const count = (tab: Tab): Promise<number> => strokes(tab).then(({ length }) => length);

test('d draws where the mouse goes, and Esc ends it', async ({ tab }) => {
  await openDeck(tab, plain);
  await beginDrawing(tab);
  await tool(tab, 'Blue').click();
  await tool(tab, 'Thick').click();
  await drawLine(tab, { x: 300, y: 300 });
  await expect.poll(() => count(tab)).toBe(1);
  const [stroke] = await strokes(tab);
  expect(stroke?.color).toBe('rgb(0, 155, 189)');
  // A thick line reaches six pixels over its ends.
  expect(Math.abs((stroke?.left ?? 0) - 294)).toBeLessThanOrEqual(1);
  expect(Math.abs((stroke?.right ?? 0) - 506)).toBeLessThanOrEqual(1);
  expect(Math.abs((stroke?.top ?? 0) - 294)).toBeLessThanOrEqual(1);

  await tab.press('Escape');
  await new Part(tab, '.ink-tools, .ink-surface').goes();
  // Esc has done one thing alone.
  expect(await tab.evaluate(() => window.Reveal.isOverview())).toBe(false);
  await drawLine(tab, { x: 300, y: 400 });
  expect(await count(tab)).toBe(1);
});

test('the eraser takes a whole stroke; undo and redo go back and forth', async ({ tab }) => {
  await openDeck(tab, plain);
  await beginDrawing(tab);
  await drawLine(tab, { x: 300, y: 300 });
  await drawLine(tab, { x: 300, y: 400 });
  await expect.poll(() => count(tab)).toBe(2);
  await tool(tab, 'Eraser').click();
  await tab.drag({ x: 400, y: 350 }, { x: 400, y: 450 });
  await expect.poll(() => count(tab)).toBe(1);
  expect((await strokes(tab))[0]?.top).toBeLessThan(350);
  await tab.press('Control+z');
  await expect.poll(() => count(tab)).toBe(2);
  await tool(tab, 'Redo').click();
  await expect.poll(() => count(tab)).toBe(1);
});

test('a stroke is mirrored in the speaker’s window, and one drawn there in the deck', async ({
  tab,
}) => {
  await openDeck(tab, plain);
  const speaker = await openSpeaker(tab);
  await beginDrawing(tab);
  await drawLine(tab, { x: 300, y: 300 });
  await expect.poll(() => count(tab)).toBe(1);
  const drawn = await strokes(tab);
  const close = (a: Stroke, b: Stroke | undefined): boolean =>
    a.color === b?.color && Math.abs(a.left - b.left) <= 1 && Math.abs(a.right - b.right) <= 1;
  await expect
    .poll(async () => {
      const seen = await mirrored(speaker);
      return seen.length === drawn.length && seen.every((stroke, i) => close(stroke, drawn[i]));
    })
    .toBe(true);

  const { x, y, width, height } = await new Part(speaker, 'iframe[title="Current slide"]').box();
  const from = { x: x + 0.25 * width, y: y + 0.75 * height };
  await speaker.drag(from, { x: x + 0.5 * width, y: from.y });
  await expect.poll(() => count(tab)).toBe(2);
  const [, stroke] = await strokes(tab);
  expect(Math.abs((stroke?.left ?? 0) - 0.25 * 1280)).toBeLessThanOrEqual(5);
  expect(Math.abs((stroke?.right ?? 0) - 0.5 * 1280)).toBeLessThanOrEqual(5);
  await speaker.press('Escape');
  await new Part(tab, '.ink-surface').goes();
});

test('a reload keeps the strokes, and the print view prints them where they were drawn', async ({
  tab,
}) => {
  await openDeck(tab, plain);
  await beginDrawing(tab);
  await drawLine(tab, { x: 300, y: 300 });
  await expect.poll(() => count(tab)).toBe(1);
  const drawn = await strokes(tab);
  await tab.reload();
  await ready(tab);
  await expect.poll(() => strokes(tab)).toEqual(drawn);
  await goTo(tab, 'history', -1);
  expect(await count(tab)).toBe(0);

  await tab.goto(address('?print-pdf&theme=light'));
  await tab.waitForFunction(() => document.querySelector('html.print-prepared .pdf-page') !== null);
  await expect.poll(() => strokes(tab, `.pdf-page #${plain}`)).toEqual(drawn);
  expect(await tab.evaluate(() => document.querySelectorAll('.ink-layer').length)).toBe(1);
});
