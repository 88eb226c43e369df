import type { Locator } from '@playwright/test';
import { expect, goTo, ready, test } from './test.ts';

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

test(
  'the camera is shown live, its picture kept at a press, and off when the slide is left',
  { tag: '@full' },
  async ({ page }) => {
    await page.goto('./');
    await ready(page);
    await goTo(page, 'nine-bit-palette');
    const figure = page.locator('#nine-bit-palette figure[data-live]');
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
    const states = () =>
      page.evaluate(() =>
        (Reflect.get(window, 'tracks') as MediaStreamTrack[]).map(({ readyState }) => readyState),
      );
    await figure.getByRole('button', { name: 'Watch by the camera' }).click();
    await expect(figure.getByText('Your picture', { exact: true })).toBeVisible();
    const first = await pictureOf(figure);
    await expect.poll(() => pictureOf(figure)).not.toEqual(first);
    expect(await states()).toEqual(['live']);
    await figure.getByRole('button', { name: 'Keep this picture' }).click();
    await expect.poll(states).toEqual(['ended']);

    await figure.getByRole('button', { name: 'Watch by the camera' }).click();
    await expect(figure.getByRole('button', { name: 'Keep this picture' })).toBeVisible();
    await goTo(page, 'unroll');
    await expect.poll(states).toEqual(['ended', 'ended']);
  },
);
