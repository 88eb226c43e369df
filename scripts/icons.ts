/** Draws the icons of the installed deck, assets/app/icon-*.png, from assets/favicon.svg. */
import { readFileSync } from 'node:fs';
import sharp from 'sharp';

/** The drawn part of an icon: systems may cut it to a circle whose radius is two fifths of its side. */
const DRAWN = 0.56;

const svg = readFileSync('assets/favicon.svg');
for (const side of [192, 512]) {
  const inner = Math.round((side * DRAWN) / 16) * 16;
  // 16 units of the drawing make `inner` pixels; 72 dots an inch draw them one to one.
  const drawing = await sharp(svg, { density: (72 * inner) / 16 })
    .resize(inner)
    .png()
    .toBuffer();
  await sharp({ create: { width: side, height: side, channels: 3, background: '#ffffff' } })
    .composite([{ input: drawing }])
    .png({ palette: true })
    .toFile(`assets/app/icon-${side}.png`);
}
