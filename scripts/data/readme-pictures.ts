/**
 * Makes the pictures of the README from the built deck: assets/readme/slides.webp, some slides, and
 * assets/readme/live.webp, the live figures in use, the article on a phone and the speaker view.
 *
 *   npm run build && npm run readme-pictures
 */
import type { Browser, Page } from '@playwright/test';
import { contactSheet } from '../contact-sheet.ts';
import { goTo, ready, settle } from '../drive.ts';
import { withDeck } from '../serve.ts';

const SLIDE = { width: 1280, height: 720 };
const PHONE = { width: 390, height: 844 };
const GROUND = '#dcdcd8';
/** Our models may take this many milliseconds. */
const PATIENCE = { timeout: 120_000 };

/** A slide with a figure, and the steps before its picture is taken. */
interface Scene {
  readonly id: string;
  readonly pose?: (page: Page) => Promise<void>;
}

/** The states that figures begin in, as in a link. */
const STATES = {
  'two-objectives.asked': 150,
  'nine-bit-palette.colors': 16,
  'nine-bit-palette.palette': 'own',
  'unroll.unrolled': 100,
};

const SLIDES = [
  'title',
  'learn',
  'answer',
  'autoregressive',
  'rows',
  'middle-layers',
  'loss-and-accuracy',
  'finish-my-picture',
];

const SCENES: readonly Scene[] = [
  { id: 'title', pose: growWall },
  { id: 'learn', pose: learnFaces },
  { id: 'two-objectives' },
  { id: 'unroll' },
  { id: 'guess' },
  { id: 'rows' },
  { id: 'nine-bit-palette', pose: (page) => settled(page, /k-means: \d+ steps$/) },
  { id: 'model-table' },
  { id: 'finish-my-picture', pose: drawToDoubt },
  { id: 'finish-my-picture', pose: (page) => press(page, '248 other colours') },
  { id: 'surprise' },
  { id: 'look-inside' },
  { id: 'two-phases', pose: readAllFaces },
  { id: 'both-sides' },
  { id: 'linear' },
  { id: 'middle-layers', pose: readChart },
];

function shown(page: Page) {
  return page.locator('.slides section.present:not(.stack)').filter({ visible: true });
}

async function press(page: Page, name: string): Promise<void> {
  await shown(page).getByRole('button', { name }).click(PATIENCE);
}

async function settled(page: Page, words: string | RegExp): Promise<void> {
  await shown(page)
    .locator('figure')
    .getByText(words)
    .filter({ visible: true })
    .first()
    .waitFor(PATIENCE);
}

/** Wait until a good part of what was missing is there. */
async function growWall(page: Page): Promise<void> {
  const holes = page.locator('#title .wall-live path.hole');
  const first = (await holes.getAttribute('d')) ?? '';
  await page.waitForFunction(
    (least) =>
      (document.querySelector('#title .wall-live path.hole')?.getAttribute('d') ?? '').length <
      least,
    first.length * 0.6,
  );
}

/** Until the faces have hair and eyes. */
async function learnFaces(page: Page): Promise<void> {
  await shown(page).getByRole('button', { name: 'Start', exact: true }).click(PATIENCE);
  await settled(page, /^1,\d{3} faces seen/);
}

async function drawToDoubt(page: Page): Promise<void> {
  await press(page, 'Next doubt');
  await shown(page).getByRole('button', { name: 'Go on' }).waitFor(PATIENCE);
}

/** Wait until all faces have been compared: the drawing then names the nearest ones. */
async function readAllFaces(page: Page): Promise<void> {
  await shown(page).locator('.live svg[aria-label*=", by layer"]').waitFor(PATIENCE);
}

/** Read a value of the chart by the keyboard. */
async function readChart(page: Page): Promise<void> {
  await shown(page).locator('.chart-live .reader').focus();
  for (let i = 0; i < 19; i += 1) await page.keyboard.press('ArrowRight');
}

/** Take a picture of a slide with all its steps, and its figure as the slide has it. */
async function pictureOfSlide(page: Page, id: string): Promise<Buffer> {
  await goTo(page, id);
  return page.screenshot();
}

async function pictureOf(page: Page, { id, pose }: Scene): Promise<Buffer> {
  if ((await page.evaluate(() => window.Reveal.getCurrentSlide().id)) !== id) await goTo(page, id);
  await page.locator(`#${id} figure[data-live]`).first().waitFor(PATIENCE);
  await pose?.(page);
  await settle(page);
  const picture = await page.screenshot();
  // A dialog that a pose has opened must not lie over the next scene.
  await page.evaluate(() => document.querySelector<HTMLDialogElement>('dialog[open]')?.close());
  console.log(id);
  return picture;
}

/** Return screens of the article on a phone, side by side. */
async function articleOnPhone(browser: Browser, url: string): Promise<Buffer> {
  const page = await browser.newPage({ viewport: PHONE, hasTouch: true, isMobile: true });
  await page.goto(url);
  await ready(page);
  const screens: Buffer[] = [];
  for (const id of ['title', 'middle-layers', 'finish-my-picture', 'bias']) {
    await page.evaluate((id) => document.getElementById(id)?.scrollIntoView(), id);
    await settle(page, `#${id} img`);
    await page.locator(`#${id} figure svg`).filter({ visible: true }).first().waitFor();
    screens.push(await page.screenshot());
  }
  await page.close();
  const layout = { ...PHONE, columns: screens.length, gap: 40, background: GROUND };
  return (await contactSheet(screens, layout)).png().toBuffer();
}

/** Return the picture of the speaker's window. */
async function speakerView(page: Page): Promise<Buffer> {
  await goTo(page, 'look-inside');
  const opened = page.waitForEvent('popup');
  await page.keyboard.press('s');
  const speaker = await opened;
  await speaker.setViewportSize(SLIDE);
  const preview = speaker.frameLocator('iframe[title="Current slide"]');
  await preview.locator('#look-inside svg').filter({ visible: true }).first().waitFor(PATIENCE);
  await speaker
    .frameLocator('iframe[title="Next step"]')
    .locator('section.present h2')
    .waitFor(PATIENCE);
  await speaker.keyboard.press('t');
  await speaker.evaluate(() => document.fonts.ready);
  return speaker.screenshot();
}

/** Write pictures of slides as one. */
async function write(
  file: string,
  pictures: readonly Buffer[],
  columns: number,
  width: number,
): Promise<void> {
  const height = (width * SLIDE.height) / SLIDE.width;
  const sheet = await contactSheet(pictures, {
    columns,
    width,
    height,
    gap: 16,
    background: GROUND,
  });
  const { size } = await sheet.webp({ quality: 46, effort: 6 }).toFile(file);
  console.log(`${file}: ${pictures.length} pictures, ${Math.ceil(size / 1000)} KB`);
}

await withDeck('dist', async (browser, url) => {
  const page = await browser.newPage({ viewport: SLIDE, colorScheme: 'light' });
  const query = new URLSearchParams(
    Object.entries(STATES).map(([key, value]) => [key, String(value)]),
  );
  await page.goto(`${url}?${query.toString()}`);
  await ready(page);
  const slides: Buffer[] = [];
  const plain = await browser.newPage({
    viewport: SLIDE,
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  await plain.goto(url);
  await ready(plain);
  for (const id of SLIDES) slides.push(await pictureOfSlide(plain, id));
  await plain.close();
  await write('assets/readme/slides.webp', slides, 2, 640);

  const pictures: Buffer[] = [];
  for (const scene of SCENES) pictures.push(await pictureOf(page, scene));
  pictures.push(await speakerView(page), await articleOnPhone(browser, url));
  await write('assets/readme/live.webp', pictures, 3, 496);
});
