import type { Locator, Page } from '@playwright/test';
import { axeOn, violations } from '../../../deck/support/axe.ts';
import { openFigure } from '../../../deck/support/figure.ts';
import { current, openSpeaker } from '../../../deck/support/speaker-windows.ts';
import { expect, goTo, shown, test } from '../../../deck/support/test.ts';

/** A machine that is busy learns slowly. */
const SOON = { timeout: 60_000 };

const open = async (page: Page): Promise<Locator> =>
  (await openFigure(page, 'learn', '?learn.pace:full')).locator('.live');

const mark = (page: Page) => page.locator('.chrome').getByRole('button', { name: /^learning/ });

const button = (live: Locator, name: string) => live.getByRole('button', { name, exact: true });

/** Return how many pictures the network has seen; 0 before it has begun. */
async function seen(live: Locator): Promise<number> {
  const words = await live.locator('[data-part="counter"]').textContent();
  return Number(/^([\d,]+) \w+ seen/.exec(words ?? '')?.[1]?.replace(',', '') ?? 0);
}

/** Return the pixels of the sixteen drawings, to be compared. */
function drawings(live: Locator): Promise<string> {
  return live
    .locator('canvas')
    .first()
    .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
}

test('nothing learns before somebody starts it: the recorded run is seen', async ({ page }) => {
  const live = await open(page);
  await expect(button(live, 'Start')).toBeVisible();
  await expect(live.getByRole('img', { name: /noise becomes faces/ })).toBeVisible();
  await expect(live.locator('.run')).toBeHidden();
  expect(page.workers()).toHaveLength(0);
});

test('it is started by a key, its drawings change, and it goes on while the talk does', async ({
  page,
}) => {
  const live = await open(page);
  await button(live, 'Start').press('Enter');
  await expect(button(live, 'Pause')).toBeFocused();
  await expect(live.locator('.run')).toBeVisible();
  await expect.poll(() => seen(live), SOON).toBeGreaterThan(0);
  const noise = await drawings(live);
  await expect.poll(() => drawings(live), SOON).not.toBe(noise);
  expect((await violations(axeOn(page).include('#learn'))).join('\n')).toBe('');
  await expect(mark(page)).toBeHidden();

  // So far away that the figure is no longer there.
  const before = await seen(live);
  await goTo(page, 'rows');
  await expect(mark(page)).toBeVisible();
  await expect(live).toHaveCount(0);
  await mark(page).press('Enter');
  await expect(shown(page)).toHaveAttribute('id', 'learn');
  await expect.poll(() => seen(live), SOON).toBeGreaterThan(before);

  await button(live, 'Pause').click();
  await expect(button(live, 'Go on')).toBeVisible();
  await goTo(page, 'answer');
  await expect(mark(page)).toBeHidden();
  await goTo(page, 'learn');
  const paused = await seen(live);
  await button(live, 'Go on').click();
  await expect.poll(() => seen(live), SOON).toBeGreaterThan(paused);
});

test('it learns digits, and starts over with another seed while it learns', async ({ page }) => {
  const live = await open(page);
  await live.getByRole('radio', { name: 'Digits' }).check();
  await expect(live.getByRole('img', { name: /noise becomes digits/ })).toBeVisible();
  await expect(page).toHaveURL(/learn\.task:digits/);
  await button(live, 'Start').click();
  await expect(live.getByText('Real digits')).toBeVisible(SOON);
  await expect.poll(() => seen(live), SOON).toBeGreaterThan(0);
  await button(live, 'Next Seed').click();
  await expect(live.getByText(/seed 2$/)).toBeVisible(SOON);
  await expect(page).toHaveURL(/learn\.seed:2/);
  await expect.poll(() => seen(live), SOON).toBeGreaterThan(0);
});

test('the speaker’s window shows the run of the deck, and pauses it', async ({ page }) => {
  const live = await open(page);
  const speaker = await openSpeaker(page);
  const preview = current(speaker).locator('#learn .live');
  await button(preview, 'Start').click();
  await expect(button(live, 'Pause')).toBeVisible();
  await expect.poll(() => seen(preview), SOON).toBeGreaterThan(0);
  await button(preview, 'Pause').click();
  await expect(button(live, 'Go on')).toBeVisible();
  await expect.poll(async () => (await seen(preview)) - (await seen(live))).toBe(0);
});

/** Put a stand-in in the worker's place: it learns nothing, draws pictures of one colour, and runs the given lines. */
async function pretend(page: Page, run: string): Promise<void> {
  const body = `
    const filled = (count, side, token) =>
      Array.from({ length: count }, () => Array(side ** 2).fill(token));
    const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
    onmessage = async ({ data: { kind, run, task, seed } }) => {
      if (kind !== 'start') return;
      const side = task === 'faces' ? 16 : 8;
      const setting = {
        task, seed, optimiser: 'muon', simd: true, pictures: 100, different: 100, layers: 1, heads: 1,
        width: 4, parameters: 10, side, colors: ['#ffffff', '#c11110'], heldOut: filled(8, side, 1),
        counting: { blind: 2.77, colors: 2, neighbours: 0.8 }, classes: 10,
      };
      const progress = (picturesSeen, token, probe) => postMessage({
        kind: 'progress', run, step: picturesSeen, picturesSeen, seconds: 1, loss: 0.5, probe,
        look: {
          picturesSeen, heldOutLoss: 0.5, drawings: filled(16, side, token),
          attention: [[Array(55).fill(0.1)]],
        },
      });
      postMessage({ kind: 'started', run, setting });
      ${run}
    };`;
  await page.route('**/training-worker-*.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body }),
  );
}

test(
  'after the faces it learns the digits by itself, and says so',
  { tag: '@full' },
  async ({ page }) => {
    await pretend(
      page,
      `progress(100, 1, { picturesSeen: 100, heldOutLoss: 0.5, accuracy: [0.2, 0.63] });
       // The digits are learned when the pace is changed.
       if (task === 'digits') await new Promise((resolve) => addEventListener('message', resolve));
       postMessage({ kind: 'ended', run, step: 100, seconds: 1, hash: '' });`,
    );
    const live = await open(page);
    await button(live, 'Start').click();
    await expect(live.getByText('Real faces')).toBeVisible();
    await expect(live.getByRole('status')).toHaveText(
      'It has learned. 100 of 100 faces seen; its loss on held-out faces is 0.50 nats.',
    );
    await expect(live.getByText('63', { exact: true })).toBeVisible();
    await expect(live.getByText('above: 10 %')).toBeVisible();
    // Away from its slide, where the figure is still mounted.
    await goTo(page, 'answer');
    await expect(mark(page)).toBeVisible();
    await goTo(page, 'learn');
    await expect(live.getByText('Real digits')).toBeVisible();
    await expect(page).toHaveURL(/learn\.task:digits/);
    // What was learned stays, and to look back at it ends nothing.
    await live.getByRole('radio', { name: 'Faces' }).check();
    await expect(live.getByText('Real faces')).toBeVisible();
    await expect(button(live, 'Again')).toBeVisible();
    await live.getByRole('radio', { name: 'Digits' }).check();
    await expect(button(live, 'Pause')).toBeVisible();
    await live.getByRole('radio', { name: 'a minute' }).check();
    await expect(button(live, 'Again')).toBeVisible();
    await goTo(page, 'answer');
    await expect(mark(page)).toBeHidden();
    // It is shown again beside the paper's figure of loss and accuracy.
    await goTo(page, 'loss-and-accuracy');
    const room = page.locator('#loss-and-accuracy [data-figure="room-run"] .live');
    await expect(room.getByText('This room’s run')).toBeVisible();
    await expect(room.getByRole('img', { name: /Loss 0\.50: 63 %/ })).toBeVisible();
  },
);

test('its values are a table that grows as it learns, and are copied as CSV', async ({ page }) => {
  await pretend(
    page,
    `progress(50, 1); await new Promise((resolve) => addEventListener('message', resolve));
     progress(100, 1, { picturesSeen: 100, heldOutLoss: 0.5, accuracy: [0.2, 0.63] });`,
  );
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const live = await open(page);
  await live.getByText('Values').click();
  // The buttons of the table leave the controls free.
  const copy = await button(live, 'Copy as CSV').boundingBox();
  const fast = await live.getByText('full speed').boundingBox();
  expect(copy?.x).toBeGreaterThan((fast?.x ?? Infinity) + (fast?.width ?? 0));
  const table = live.getByRole('table', { name: /its loss/ });
  await expect(table).toHaveAccessibleName('Recorded run, seed 1: its loss, nats a pixel');
  await button(live, 'Start').click();
  await expect(table).toHaveAccessibleName('This run, seed 1: its loss, nats a pixel');
  await expect(table.getByRole('row', { name: '50 0.500' })).toBeVisible();
  await expect(table.getByRole('row', { name: '100 0.500' })).toBeHidden();
  await button(live, 'Pause').click();
  await expect(table.getByRole('row', { name: '100 0.500' })).toBeVisible();
  await expect(live.getByRole('row', { name: '100 0.500 20.0 63.0' })).toBeVisible();
  await button(live, 'Copy as CSV').click();
  await expect(live.getByRole('status')).toHaveText('The values are copied as CSV.');
  const csv = await page.evaluate(() => navigator.clipboard.readText());
  expect(csv).toContain('"This run, seed 1",faces,loss,,50,0.5,nats a pixel\n');
  expect(csv).toContain('"This run, seed 1",faces,probe,1,100,0.63,share\n');
});

test('it rests while the battery is low, and says so', async ({ page }) => {
  await page.addInitScript(() => {
    const battery = Object.assign(new EventTarget(), { charging: false, level: 0.3 });
    Object.assign(navigator, { getBattery: () => Promise.resolve(battery) });
    Object.assign(window, { battery });
  });
  const set = (level: number): Promise<void> =>
    page.evaluate((level) => {
      const battery = Reflect.get(window, 'battery') as EventTarget & { level: number };
      battery.level = level;
      battery.dispatchEvent(new Event('levelchange'));
    }, level);
  await pretend(page, 'progress(5, 1);');
  const live = await open(page);
  await button(live, 'Start').click();
  await expect(live.getByText('5 faces seen')).toBeVisible();
  await set(0.2);
  await expect(live.getByText('the battery is low', { exact: false }).first()).toBeVisible();
  await expect(live.getByRole('status')).toHaveText(/^It is paused: the battery is low\. 5 of 100/);
  await expect(button(live, 'Go on')).toBeVisible();
  await set(0.5);
  await expect(button(live, 'Pause')).toBeVisible();
});

test('it is told to a screen reader in a sentence every ten seconds', async ({ page }) => {
  await page.clock.install();
  await pretend(
    page,
    'for (let seen = 1; seen < 100; seen++) { progress(seen, 1); await wait(100); }',
  );
  const live = await open(page);
  await button(live, 'Start').click();
  const status = live.getByRole('status');
  await expect.poll(() => seen(live)).toBeGreaterThan(5);
  await expect(status).toHaveText('The network gets its first faces.');
  await page.clock.fastForward(10_000);
  await expect(status).toHaveText(
    /^\d+ of 100 faces seen; its loss on held-out faces is 0\.50 nats\.$/,
  );
});

test('the speaker’s window shows this room’s run beside figure 3, and computes nothing', async ({
  page,
}) => {
  await pretend(
    page,
    `progress(100, 1, { picturesSeen: 100, heldOutLoss: 0.5, accuracy: [0.2, 0.63] });
     postMessage({ kind: 'ended', run, step: 100, seconds: 1, hash: '' });`,
  );
  const live = await open(page);
  await live.getByRole('radio', { name: 'Digits' }).check();
  await button(live, 'Start').click();
  await expect(button(live, 'Again')).toBeVisible();
  const speaker = await openSpeaker(page);
  await goTo(page, 'loss-and-accuracy');
  const room = current(speaker).locator('#loss-and-accuracy [data-figure="room-run"] .live');
  await expect(room.getByText('This room’s run')).toBeVisible();
  await expect(room.getByRole('img', { name: /Loss 0\.50: 63 %/ })).toBeVisible();
  expect(speaker.workers().filter((worker) => worker.url().includes('training'))).toEqual([]);
});

test(
  'without SIMD it learns all the same, and says that it is slow',
  { tag: '@full' },
  async ({ page }) => {
    await page.route('**/*.wasm', (route) => route.abort());
    const live = await open(page);
    await live.getByRole('radio', { name: 'Digits' }).check();
    await button(live, 'Start').click();
    await expect(live.getByText('slow: no SIMD here')).toBeVisible(SOON);
    await expect.poll(() => seen(live), SOON).toBeGreaterThan(0);
  },
);

test.describe('where the worker ends', () => {
  const failures: [string, (page: Page) => Promise<unknown>, string][] = [
    [
      'at once',
      (page) =>
        page.route('**/training-worker-*.js', (route) =>
          route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("no");' }),
        ),
      'The worker in which the network learns could not be started.',
    ],
    [
      'while it learns',
      (page) => pretend(page, `progress(5, 1); setTimeout(() => { throw new Error('no'); }, 100);`),
      'The network stopped learning: its worker ended unexpectedly.',
    ],
    [
      'because the browser has none',
      (page) => page.addInitScript(() => Reflect.deleteProperty(window, 'Worker')),
      'The worker in which the network learns could not be started.',
    ],
  ];
  for (const [when, prepare, sentence] of failures) {
    test(`${when}, one sentence says so, and the recorded run stays`, async ({ page }) => {
      await prepare(page);
      const live = await open(page);
      await button(live, 'Start').click();
      const figure = page.locator('#learn figure');
      await expect(figure.locator('.figure-fault')).toHaveText(sentence);
      await expect(figure.locator('.still').getByRole('img')).toBeVisible();
      await expect(live).toBeHidden();
    });
  }
});

test.describe('where less motion is asked for', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('the drawings change in a few steps', async ({ page }) => {
    await pretend(page, 'progress(0, 0); progress(3, 1); await wait(1000); progress(7, 1);');
    const live = await open(page);
    await button(live, 'Start').click();
    await expect.poll(() => seen(live)).toBe(3);
    const first = await drawings(live);
    await expect.poll(() => seen(live)).toBe(7);
    expect(await drawings(live)).not.toBe(first);
  });
});
