import type { Locator, Page } from '@playwright/test';
import { openFigure, slideOf } from '../../../../deck/support/figure.ts';
import { expect, goTo, test } from '../../../../deck/support/test.ts';

test.use({
  launchOptions: async ({ launchOptions }, use) =>
    use({
      ...launchOptions,
      args: [
        ...(launchOptions.args ?? []),
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
      ],
    }),
});

/** The small picture, as something to compare. */
function pictureOf(figure: Locator): Promise<string> {
  return figure
    .locator('[data-part="small"] canvas')
    .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
}

interface Watched {
  readonly figure: Locator;
  /** The states of all tracks that the page was given. */
  readonly states: () => Promise<string[]>;
  readonly endTracks: () => Promise<void>;
}

/** Opens the slide and turns the camera on, until its first picture is there. */
async function watch(page: Page): Promise<Watched> {
  const figure = await openFigure(page, 'palette');
  await expect(figure.locator('.still[data-settled]')).toBeVisible();
  await page.evaluate(() => {
    const tracks: MediaStreamTrack[] = [];
    Object.assign(window, { tracks });
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      const stream = await ask(wanted);
      tracks.push(...stream.getTracks());
      return stream;
    };
  });
  await figure.getByRole('button', { name: 'Watch by the camera' }).click();
  await expect(figure.getByText('Your picture', { exact: true })).toBeVisible();
  await expect(figure.locator('.note')).toHaveText(/Press again to keep the picture/);
  return {
    figure,
    states: () =>
      page.evaluate(() =>
        (Reflect.get(window, 'tracks') as MediaStreamTrack[]).map(({ readyState }) => readyState),
      ),
    endTracks: () =>
      page.evaluate(() => {
        for (const track of Reflect.get(window, 'tracks') as MediaStreamTrack[]) track.stop();
      }),
  };
}

const KEPT = 'The picture of your camera stays on this machine.';

test(
  'the camera is shown live, its picture kept at a press, and off when the slide is left',
  { tag: '@full' },
  async ({ page }) => {
    const { figure, states } = await watch(page);
    const first = await pictureOf(figure);
    await expect.poll(() => pictureOf(figure)).not.toEqual(first);
    expect(await states()).toEqual(['live']);
    await figure.getByRole('button', { name: 'Keep this picture' }).click();
    await expect.poll(states).toEqual(['ended']);
    await expect(figure.locator('.note')).toHaveText(KEPT);

    await figure.getByRole('button', { name: 'Watch by the camera' }).click();
    await expect(figure.getByRole('button', { name: 'Keep this picture' })).toBeVisible();
    await goTo(page, 'unroll');
    await expect.poll(states).toEqual(['ended', 'ended']);
  },
);

test('a camera that goes off by itself leaves its last picture, and says that it is kept', async ({
  page,
}) => {
  const { figure, endTracks } = await watch(page);
  await endTracks();
  await expect(figure.locator('.note')).toHaveText(KEPT);
  await expect(figure.getByRole('button', { name: 'Watch by the camera' })).toBeVisible();
  await expect(figure.getByText('Your picture', { exact: true })).toBeVisible();
  const last = await pictureOf(figure);
  await figure.getByText('Own', { exact: true }).click();
  await expect(figure.locator('.still[data-settled]')).toBeVisible();
  expect(await pictureOf(figure)).toEqual(last);
});

test(
  'who comes back to the slide finds the camera’s picture kept, and nothing to press',
  { tag: '@full' },
  async ({ page }) => {
    const { figure, states } = await watch(page);
    await goTo(page, 'unroll');
    await expect.poll(states).toEqual(['ended']);
    await goTo(page, slideOf('palette'));
    await expect(figure.locator('.note')).toHaveText(KEPT);
    await expect(figure.getByText('Your picture', { exact: true })).toBeVisible();
    await expect(figure.getByRole('button', { name: 'Watch by the camera' })).toBeVisible();
  },
);
