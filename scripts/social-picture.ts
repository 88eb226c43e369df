/**
 * Takes assets/app/social.png, shown where somebody shares the deck's address, from the title slide
 * of the built deck: `npm run build && npx tsx scripts/social-picture.ts`.
 */
import { chromium } from '@playwright/test';
import sharp from 'sharp';
import { findBrowser, launchArguments } from './browser.ts';
import { ready, settle } from './drive.ts';
import { serve } from './serve.ts';

/** What is for who stands before the slide. */
const unseen = '.chrome, .talk, .small, .source { visibility: hidden !important }';

/** The piece of the stage that has the size which previews want; pixels stay pixels. */
const piece = { x: 0, y: 4, width: 1200, height: 630 };

const server = await serve();
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: [...launchArguments],
});
try {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 720 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  await page.goto(server.url);
  await ready(page);
  await page.addStyleTag({ content: unseen });
  await settle(page);
  const shot = await page.screenshot({ clip: piece });
  await sharp(shot).png({ palette: true }).toFile('assets/app/social.png');
} finally {
  await browser.close();
  await server.close();
}
