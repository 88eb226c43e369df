/**
 * Takes assets/app/social.png, shown where somebody shares the deck's address, from the title slide
 * of the built deck: `npm run build && npx tsx scripts/social-picture.ts`.
 */
import sharp from 'sharp';
import { ready, settle } from './drive.ts';
import { withDeck } from './serve.ts';

/** Parts of the slide that are for the room alone. */
const unseen = '.chrome, .talk, .small, .source { visibility: hidden !important }';

/** The part of the stage in the size that previews want, not scaled. */
const piece = { x: 0, y: 4, width: 1200, height: 630 };

await withDeck('dist', async (browser, url) => {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 720 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  await page.goto(url);
  await ready(page);
  await page.addStyleTag({ content: unseen });
  await settle(page);
  const shot = await page.screenshot({ clip: piece });
  await sharp(shot).png({ palette: true }).toFile('assets/app/social.png');
});
