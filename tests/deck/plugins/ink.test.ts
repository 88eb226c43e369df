import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type { FrameLocator, Page } from '@playwright/test';
import { readInk, writeInk } from '../../../plugins/ink/file.ts';
import { axeOn, violations } from '../support/axe.ts';
import {
  beginDrawing,
  dragFingers,
  drawLine,
  penLine,
  pinch,
  strokeBoxes,
} from '../support/ink.ts';
import { readPaths } from '../support/pdf-paths.ts';
import { agree, current, next, openSpeaker, standing } from '../support/speaker-windows.ts';
import { expect, folder, goTo, ready, settle, stepped, test } from '../support/squares.ts';

/** A slide without steps and figures. */
const plain = 'table';

async function open(page: Page, slide = plain, query = ''): Promise<void> {
  await page.goto(`./${query}#/${slide}`);
  await ready(page);
  await settle(page);
}

const tool = (page: Page | FrameLocator, name: string) =>
  page.getByRole('region', { name: 'Drawing' }).getByRole('button', { name, exact: true });

const strokes = (page: Page | FrameLocator) =>
  page.locator('.present .ink-layer path').filter({ visible: true });

test('d draws where the mouse goes, in the chosen colour and width, and Esc ends it', async ({
  page,
}) => {
  await open(page);
  await beginDrawing(page);
  await tool(page, 'Blue').click();
  await tool(page, 'Thick').click();
  await drawLine(page, [300, 300], [500, 300]);
  const [box] = await strokeBoxes(page);
  expect(Math.abs((box?.left ?? 0) - 294)).toBeLessThanOrEqual(1);
  expect(Math.abs((box?.right ?? 0) - 506)).toBeLessThanOrEqual(1);
  expect(Math.abs((box?.top ?? 0) - 294)).toBeLessThanOrEqual(1);
  await expect(strokes(page)).toHaveCSS('fill', 'rgb(0, 155, 189)');
  await expect(page.getByRole('img', { name: 'Drawing', exact: true })).toBeAttached();
  await page.keyboard.press('Escape');
  await expect(page.locator('.ink-tools, .ink-surface')).toHaveCount(0);
  // Esc has done one thing alone; the next one opens the overview.
  expect(await page.evaluate(() => window.Reveal.isOverview())).toBe(false);
  await drawLine(page, [300, 400], [500, 400]);
  await expect(strokes(page)).toHaveCount(1);
});

test('colours are those of the theme, in the dark too', async ({ page }) => {
  await open(page);
  await beginDrawing(page);
  await drawLine(page, [300, 300], [500, 300]);
  await tool(page, 'Ink').click();
  await drawLine(page, [300, 400], [500, 400]);
  const fills = () =>
    strokes(page).evaluateAll((paths) => paths.map((path) => getComputedStyle(path).fill));
  expect(await fills()).toEqual(['rgb(196, 21, 21)', 'rgb(17, 17, 17)']);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await fills()).toEqual(['rgb(255, 111, 105)', 'rgb(243, 243, 240)']);
});

test('a pen draws wider the more it is pressed, and beside it a palm draws nothing', async ({
  page,
}) => {
  await open(page);
  await beginDrawing(page);
  const client = await page.context().newCDPSession(page);
  await dragFingers(client, [[300, 200]], [200, 0]);
  await expect(strokes(page)).toHaveCount(1);
  await tool(page, 'Thick').click();
  await penLine(client, [300, 300], [500, 300], 0.1);
  await penLine(client, [300, 400], [500, 400], 1);
  await expect(strokes(page)).toHaveCount(3);
  const [, light, strong] = await strokeBoxes(page);
  expect(strong?.height).toBeGreaterThan((light?.height ?? 0) * 1.5);
  await dragFingers(client, [[300, 500]], [200, 0]);
  await penLine(client, [300, 600], [500, 600], 1);
  await expect(strokes(page)).toHaveCount(4);
  expect((await strokeBoxes(page)).some(({ top, bottom }) => top < 500 && bottom > 500)).toBe(
    false,
  );
  expect((await standing(page)).id).toBe(plain);
});

test('one finger draws and turns no slide, two fingers turn it and draw nothing', async ({
  page,
}) => {
  await open(page);
  await beginDrawing(page);
  const client = await page.context().newCDPSession(page);
  await dragFingers(client, [[800, 300]], [-300, 0]);
  await expect(strokes(page)).toHaveCount(1);
  expect((await standing(page)).id).toBe(plain);
  const pair = [
    [800, 300],
    [900, 320],
  ] as const;
  await dragFingers(client, pair, [-200, 0]);
  await expect.poll(() => standing(page).then(({ id }) => id)).not.toBe(plain);
  await expect(page.locator('.ink-layer path')).toHaveCount(1);
});

test(
  'two fingers zoom the page while one draws, and a finger then draws where it is seen',
  { tag: '@full' },
  async ({ page }) => {
    await open(page);
    await beginDrawing(page);
    const client = await page.context().newCDPSession(page);
    const scale = () => page.evaluate(() => window.visualViewport?.scale ?? 1);
    await pinch(client, [640, 360], 100, 300);
    await expect.poll(scale).toBeGreaterThan(2);
    await expect(page.locator('.ink-layer path')).toHaveCount(0);
    expect((await standing(page)).id).toBe(plain);
    const view = () =>
      page.evaluate(() => {
        const { scale = 1, offsetLeft = 0, offsetTop = 0 } = window.visualViewport ?? {};
        return { scale, left: offsetLeft, top: offsetTop };
      });
    const before = await view();
    // The protocol wants places in pixels of the zoomed page.
    const at = (x: number, y: number) => [x / before.scale, y / before.scale] as const;
    await dragFingers(client, [at(500, 300)], at(200, 0));
    await expect(strokes(page)).toHaveCount(1);
    const [box] = await strokeBoxes(page);
    if (!box) throw new Error('The stroke has no box.');
    // In the window the stroke is where the finger went, and half a line longer at each end.
    const half = 2 * before.scale;
    const places = [
      [(box.left - before.left) * before.scale, 500 - half],
      [(box.right - before.left) * before.scale, 700 + half],
      [((box.top + box.bottom) / 2 - before.top) * before.scale, 300],
    ] as const;
    for (const [drawn, wanted] of places) expect(Math.abs(drawn - wanted)).toBeLessThanOrEqual(3);
    // Zoomed, two fingers turn no slide.
    await dragFingers(client, [at(700, 300), at(900, 340)], at(-300, 0));
    expect((await standing(page)).id).toBe(plain);
    await expect(page.locator('.ink-layer path')).toHaveCount(1);
    await pinch(client, at(640, 360), 600 / before.scale, 60 / before.scale);
    await expect.poll(scale).toBeLessThan(1.03);
    const pair = [
      [800, 300],
      [900, 320],
    ] as const;
    await dragFingers(client, pair, [-200, 0]);
    await expect.poll(() => standing(page).then(({ id }) => id)).not.toBe(plain);
  },
);

test('the eraser takes whole strokes; undo and redo go back and forth on the slide', async ({
  page,
}) => {
  await open(page);
  await beginDrawing(page);
  await drawLine(page, [300, 300], [500, 300]);
  await drawLine(page, [300, 400], [500, 400]);
  await drawLine(page, [300, 500], [500, 500]);
  await tool(page, 'Eraser').click();
  await drawLine(page, [400, 280], [400, 420]);
  await expect(strokes(page)).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(strokes(page)).toHaveCount(3);
  await tool(page, 'Redo').click();
  await expect(strokes(page)).toHaveCount(1);
  await tool(page, 'Clear this slide').click();
  await expect(strokes(page)).toHaveCount(0);
  await tool(page, 'Undo').click();
  await expect(strokes(page)).toHaveCount(1);
});

test('a stroke is seen from the step on at which it was drawn', async ({ page }) => {
  await open(page, stepped);
  await page.keyboard.press('ArrowRight');
  await beginDrawing(page);
  await drawLine(page, [300, 300], [500, 300]);
  await page.keyboard.press('ArrowLeft');
  await expect(strokes(page)).toHaveCount(0);
  await drawLine(page, [300, 400], [500, 400]);
  await page.keyboard.press('ArrowRight');
  await expect(strokes(page)).toHaveCount(2);
  await page.keyboard.press('ArrowRight');
  await expect(strokes(page)).toHaveCount(2);
});

test('strokes stay over a reload until they are cleared, and no article has them', async ({
  page,
}) => {
  await open(page);
  await beginDrawing(page);
  await drawLine(page, [300, 300], [500, 300]);
  const before = await strokeBoxes(page);
  await page.reload();
  await expect(strokes(page)).toHaveCount(1);
  expect(await strokeBoxes(page)).toEqual(before);
  await expect(page.locator('.ink-surface')).toHaveCount(0);
  await page.goto(`./?view=read#/${plain}`);
  await ready(page);
  await expect(page.locator('.ink-layer')).toHaveCount(1);
  await expect(page.locator('.ink-layer path').filter({ visible: true })).toHaveCount(0);
  await open(page);
  await beginDrawing(page);
  await tool(page, 'Clear all slides').click();
  await page.reload();
  await ready(page);
  expect(await page.evaluate(() => Object.keys(localStorage).some((key) => /^ink/.test(key)))).toBe(
    false,
  );
});

test('where the browser keeps nothing, a sentence says so, and the strokes stay', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('Full', 'QuotaExceededError');
    };
  });
  await open(page);
  await beginDrawing(page);
  await drawLine(page, [300, 300], [500, 300]);
  await expect(page.locator('.ink-status')).toHaveText(
    'The browser cannot keep the drawings: save them to a file before you close this window.',
  );
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await expect(strokes(page)).toHaveCount(1);
});

test('drawings are saved to a file and opened from it; a bad file gets one sentence', async ({
  page,
}) => {
  await open(page);
  await beginDrawing(page);
  await drawLine(page, [300, 300], [500, 300]);
  const before = await strokeBoxes(page);
  const saved = page.waitForEvent('download');
  await tool(page, 'Save drawings to a file').click();
  const text = readFileSync(await (await saved).path(), 'utf8');
  await tool(page, 'Clear all slides').click();
  await expect(strokes(page)).toHaveCount(0);
  const openFile = async (content: string) => {
    const chooser = page.waitForEvent('filechooser');
    await tool(page, 'Open a file of drawings').click();
    const buffer = Buffer.from(content);
    await (await chooser).setFiles({ name: 'x.json', mimeType: 'application/json', buffer });
  };
  await openFile(text.replace('"red"', '"green"'));
  await expect(page.locator('.ink-status')).toHaveText(
    'This file of drawings is damaged at strokes.0.color.',
  );
  await expect(strokes(page)).toHaveCount(0);
  await openFile(text);
  await expect(strokes(page)).toHaveCount(1);
  expect(await strokeBoxes(page)).toEqual(before);
});

test('a live figure has the pointer again when drawing ends, and no stroke was for it', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, 'square');
  const slider = page.locator('.present input[type=range]').first();
  await slider.waitFor();
  const box = await slider.boundingBox();
  if (!box) throw new Error('The slider has no box.');
  const before = await slider.inputValue();
  const drag = () => drawLine(page, [box.x + box.width - 8, box.y + 10], [box.x + 8, box.y + 10]);
  await beginDrawing(page);
  await drag();
  expect(await slider.inputValue()).toBe(before);
  await expect(strokes(page)).toHaveCount(1);
  await page.keyboard.press('d');
  await drag();
  await expect(slider).not.toHaveValue(before);
  await expect(strokes(page)).toHaveCount(1);
});

test('zoomed and in the overview, strokes stay on what they mark, and a zoomed slide can be drawn on', async ({
  page,
}) => {
  await open(page);
  await beginDrawing(page);
  const title = page.locator(`#${plain} h2`);
  const box = await title.boundingBox();
  if (!box) throw new Error('The title has no box.');
  const line = box.y + box.height;
  await drawLine(page, [box.x, line], [box.x + 200, line]);
  /** How far the stroke lies from the title's corner, in pixels of the screen. */
  const inTitle = () =>
    page.evaluate((slide) => {
      const title = document.querySelector(`#${slide} h2`)?.getBoundingClientRect();
      const path = document.querySelector(`#${slide} .ink-layer path`)?.getBoundingClientRect();
      if (!title || !path) throw new Error('The title or the stroke is missing.');
      return {
        left: path.left - title.left,
        top: path.top - title.top,
        height: title.height,
      };
    }, plain);
  const place = await inTitle();
  /** How many pixels of the screen the stroke is away from its place in the title. */
  const moved = async () => {
    const now = await inTitle();
    const scale = now.height / place.height;
    return Math.hypot(now.left - place.left * scale, now.top - place.top * scale);
  };
  await page.keyboard.down('Alt');
  await page.mouse.click(600, 300);
  await page.keyboard.up('Alt');
  await expect
    .poll(() => page.evaluate(() => document.body.getBoundingClientRect().width))
    .toBeGreaterThan(2500);
  await expect.poll(moved).toBeLessThanOrEqual(0.5);
  await drawLine(page, [700, 400], [900, 400]);
  const drawn = (await strokeBoxes(page)).at(-1);
  expect(Math.abs((drawn?.left ?? 0) - 696)).toBeLessThanOrEqual(2);
  expect(Math.abs((drawn?.right ?? 0) - 904)).toBeLessThanOrEqual(2);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('o');
  await expect(page.locator('.reveal.overview')).toBeVisible();
  await expect.poll(moved).toBeLessThanOrEqual(0.5);
});

test('the menu begins to draw, for those who have no key for it', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('tab', { name: 'Appearance' }).click();
  await page.getByRole('button', { name: 'Draw on the slide, or end it' }).click();
  await expect(tool(page, 'Red')).toBeVisible();
  await drawLine(page, [300, 300], [500, 300]);
  await expect(strokes(page)).toHaveCount(1);
});

test('axe finds nothing while the tools are open', { tag: '@full' }, async ({ page }) => {
  await open(page);
  await beginDrawing(page);
  await drawLine(page, [300, 300], [500, 300]);
  expect(await violations(axeOn(page))).toEqual([]);
});

test('a stroke in the deck’s window is seen in the speaker’s while it is drawn', async ({
  page,
}) => {
  await open(page);
  const speaker = await openSpeaker(page);
  await page.bringToFront();
  await beginDrawing(page);
  await expect(current(speaker).locator('.ink-tools')).toBeVisible();
  await page.mouse.move(300, 300);
  await page.mouse.down();
  await page.mouse.move(500, 300, { steps: 5 });
  await expect(strokes(current(speaker))).toHaveCount(1);
  await page.mouse.up();
  await page.keyboard.press('Control+z');
  await expect(strokes(current(speaker))).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(strokes(current(speaker))).toHaveCount(1);
  await page.keyboard.press('d');
  await expect(current(speaker).locator('.ink-tools, .ink-surface')).toHaveCount(0);
  await expect(next(speaker).locator('.ink-tools, .ink-surface')).toHaveCount(0);
});

test('a stroke on the speaker’s preview is seen in the deck, whose window has no tools', async ({
  page,
}) => {
  await open(page);
  const speaker = await openSpeaker(page);
  await speaker.keyboard.press('d');
  await expect(tool(current(speaker), 'Red')).toBeVisible();
  const frame = await speaker.locator('iframe[title="Current slide"]').boundingBox();
  if (!frame) throw new Error('The preview has no box.');
  const at = (x: number, y: number) =>
    [frame.x + frame.width * x, frame.y + frame.height * y] as const;
  await speaker.mouse.move(...at(0.25, 0.5));
  await speaker.mouse.down();
  await speaker.mouse.move(...at(0.5, 0.5), { steps: 5 });
  await expect(strokes(page)).toHaveCount(1);
  await speaker.mouse.up();
  const [box] = await strokeBoxes(page);
  expect(Math.abs((box?.left ?? 0) - 0.25 * 1280)).toBeLessThanOrEqual(4);
  expect(Math.abs((box?.right ?? 0) - 0.5 * 1280)).toBeLessThanOrEqual(4);
  await expect(page.locator('.ink-tools')).toHaveCount(0);
  await tool(current(speaker), 'Clear this slide').click();
  await expect(strokes(page)).toHaveCount(0);
  await tool(current(speaker), 'Undo').click();
  await expect(strokes(page)).toHaveCount(1);
  await speaker.keyboard.press('Escape');
  await expect(page.locator('.ink-surface')).toHaveCount(0);
  await expect(current(speaker).locator('.ink-tools, .ink-surface')).toHaveCount(0);
  expect(await page.evaluate(() => window.Reveal.isOverview())).toBe(false);
});

test('Draw in the speaker’s bar begins and ends it, and says whether somebody draws', async ({
  page,
}) => {
  await open(page);
  const speaker = await openSpeaker(page);
  const draw = speaker.getByRole('button', { name: 'Draw' });
  await expect(draw).toHaveAttribute('aria-pressed', 'false');
  await draw.click();
  await expect(tool(current(speaker), 'Red')).toBeVisible();
  await expect(draw).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('.ink-surface')).toHaveCount(1);
  await expect(page.locator('.ink-tools')).toHaveCount(0);
  await speaker.reload();
  await expect(draw).toHaveAttribute('aria-pressed', 'true');
  await draw.click();
  await expect(draw).toHaveAttribute('aria-pressed', 'false');
  await expect(page.locator('.ink-surface')).toHaveCount(0);
  await beginDrawing(page);
  await expect(draw).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape');
  await expect(draw).toHaveAttribute('aria-pressed', 'false');
});

test(
  'Ctrl+P prints strokes as vectors, where they were drawn',
  { tag: '@full' },
  async ({ page }, testInfo) => {
    await open(page, stepped);
    await page.keyboard.press('ArrowRight');
    await beginDrawing(page);
    await tool(page, 'Blue').click();
    await tool(page, 'Thick').click();
    await drawLine(page, [300, 300], [500, 300]);
    const [drawn] = await strokeBoxes(page);
    await page.keyboard.press('ArrowLeft');
    const number = await page.evaluate(() => window.Reveal.getSlidePastCount() + 1);
    const path = testInfo.outputPath('plain.pdf');
    await page.pdf({ path, preferCSSPageSize: true, printBackground: true });
    const printed = (await readPaths(path, number)).filter(
      ({ left, width }) =>
        Math.abs(left - (drawn?.left ?? 0)) <= 1 && Math.abs(width - (drawn?.width ?? 0)) <= 1,
    );
    expect(printed.map(({ color }) => color)).toEqual(['#009bbd']);
    expect(Math.abs((printed[0]?.top ?? 0) - (drawn?.top ?? 0))).toBeLessThanOrEqual(1);
  },
);

test(
  'npm run pdf prints the drawings of a saved file where they were drawn, and names slides that are not there',
  { tag: '@full' },
  async ({ page }, testInfo) => {
    await open(page);
    await beginDrawing(page);
    await tool(page, 'Blue').click();
    await tool(page, 'Thick').click();
    await drawLine(page, [300, 300], [500, 400]);
    const [drawn] = await strokeBoxes(page);
    const saved = page.waitForEvent('download');
    await tool(page, 'Save drawings to a file').click();
    const file = readInk(readFileSync(await (await saved).path(), 'utf8'));
    const [stroke] = file;
    if (!drawn || !stroke) throw new Error('Nothing was drawn.');
    const ink = testInfo.outputPath('talk-ink.json');
    writeFileSync(ink, writeInk([...file, { ...stroke, slide: 'gone' }]));
    const number = await page.evaluate(() => window.Reveal.getSlidePastCount() + 1);
    const out = testInfo.outputPath('talk.pdf');
    const options = ['--out', out, '--ink', ink, '--slides', String(number)];
    const { stderr } = await promisify(execFile)('npm', ['run', 'pdf', '--', ...options], {
      cwd: folder,
    });
    expect(stderr).toContain('The deck has no slide gone: strokes on it are not printed.');
    const blue = (await readPaths(out, 1)).filter(({ color }) => color === '#009bbd');
    expect(
      blue.some(
        ({ left, top, width, height }) =>
          Math.abs(left - drawn.left) <= 1 &&
          Math.abs(top - drawn.top) <= 1 &&
          Math.abs(width - drawn.width) <= 1 &&
          Math.abs(height - drawn.height) <= 1,
      ),
    ).toBe(true);
  },
);

test(
  'a speaker’s window that comes later has the strokes, after a reload of the deck too',
  { tag: '@full' },
  async ({ page }) => {
    await open(page);
    await beginDrawing(page);
    await drawLine(page, [300, 300], [500, 300]);
    const speaker = await openSpeaker(page);
    await expect(strokes(current(speaker))).toHaveCount(1);
    await page.reload();
    await ready(page);
    await agree(page, speaker);
    await beginDrawing(page);
    await drawLine(page, [300, 400], [500, 400]);
    await expect(strokes(current(speaker))).toHaveCount(2);
    await goTo(page, stepped, -1);
    await expect(strokes(current(speaker))).toHaveCount(0);
  },
);
