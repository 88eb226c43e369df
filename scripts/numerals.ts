/**
 * Rasterises the digits of Archivo at weight 800 to cells of five grey levels (alpha in quarters)
 * and writes src/kit/draw/numerals.json. Run once, by `npx tsx scripts/numerals.ts`.
 */
import { readFile } from 'node:fs/promises';
import { withBrowser } from './browser.ts';
import { writeNumbers } from './data-file.ts';

const SIZES = { '26x32': [26, 32], '16x20': [16, 20] } as const;
const FONT = 'node_modules/@fontsource-variable/archivo/files/archivo-latin-wght-normal.woff2';

const font = (await readFile(FONT)).toString('base64');
const sizes: Record<string, string[][]> = {};
await withBrowser(async (browser) => {
  const page = await browser.newPage();
  for (const [name, [columns, rows]] of Object.entries(SIZES))
    sizes[name] = await page.evaluate(rasterise, { font, columns, rows });
});
const about =
  'Digits of Archivo (OFL-1.1), weight 800; each character is the ink in a cell, 0 to 4 quarters.';
writeNumbers('src/kit/draw/numerals.json', { about, sizes });

/** Runs in the browser: every digit stretched to the raster's height, averaged over each cell. */
async function rasterise(job: {
  font: string;
  columns: number;
  rows: number;
}): Promise<string[][]> {
  const { font, columns, rows } = job;
  const face = new FontFace('A', `url(data:font/woff2;base64,${font})`, { weight: '100 900' });
  document.fonts.add(await face.load());
  const fine = 16;
  const digits: string[][] = [];
  for (let digit = 0; digit < 10; digit++) {
    const canvas = new OffscreenCanvas(columns * fine, rows * fine);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser has no 2D canvas.');
    context.font = '800 100px A';
    const box = context.measureText(String(digit));
    const height = box.actualBoundingBoxAscent + box.actualBoundingBoxDescent;
    const width = box.actualBoundingBoxLeft + box.actualBoundingBoxRight;
    const scale = (rows * fine) / height;
    // Stretched by less than a cell to a whole number of them, so that both edges are sharp.
    const wide = Math.min(columns, Math.round((width * scale) / fine));
    context.scale((wide * fine) / width, scale);
    context.fillText(String(digit), box.actualBoundingBoxLeft, box.actualBoundingBoxAscent);
    const pixels = context.getImageData(0, 0, columns * fine, rows * fine).data;
    const lines: string[] = [];
    for (let y = 0; y < rows; y++) {
      let line = '';
      for (let x = 0; x < columns; x++) {
        let alpha = 0;
        for (let j = 0; j < fine; j++) {
          for (let i = 0; i < fine; i++) {
            alpha += pixels[((y * fine + j) * columns * fine + x * fine + i) * 4 + 3] ?? 0;
          }
        }
        line += Math.round((alpha / (255 * fine * fine)) * 4);
      }
      lines.push(line);
    }
    digits.push(lines);
  }
  return digits;
}
