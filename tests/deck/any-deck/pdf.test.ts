/** What other PDF tools say of the slides' PDF: poppler and qpdf. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { openPrintView, printDeck } from '../../../scripts/print-view.ts';
import { readPdf } from '../support/pdf.ts';
import { expect, test } from '../support/test.ts';

/** Runs a tool and gives back what it prints; throws if it fails or is not installed. */
const run = (tool: string, ...options: string[]): string =>
  execFileSync(tool, options, { encoding: 'utf8', maxBuffer: 1e8 });

/** Pages as PNG files at the size of the stage: 96 dots an inch. */
function drawPages(file: string, folder: string): string[] {
  run('pdftoppm', '-r', '96', '-png', file, join(folder, 'page'));
  const pictures = readdirSync(folder).filter((name) => /^page-\d+\.png$/.test(name));
  return pictures.sort().map((name) => join(folder, name));
}

/** One level a module of the stage. */
const grey = (picture: string | Buffer): Promise<Buffer> =>
  sharp(picture).resize(64, 36, { fit: 'fill' }).greyscale().raw().toBuffer();

/** The mean difference of two pictures in levels of 255, once letters are averaged out. */
async function difference(a: string | Buffer, b: string | Buffer): Promise<number> {
  const [one, other] = await Promise.all([grey(a), grey(b)]);
  return one.reduce((sum, level, i) => sum + Math.abs(level - (other[i] ?? 0)), 0) / one.length;
}

test(
  'the PDF is sound, and each of its fonts is embedded as a subset',
  { tag: '@full' },
  async ({ baseURL }, testInfo) => {
    const file = testInfo.outputPath('deck.pdf');
    await printDeck(baseURL ?? '', file);
    run('qpdf', '--check', file);
    const fonts = run('pdffonts', file).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(1);
    for (const line of fonts) {
      expect
        .soft(line)
        .toMatch(/^[A-Z]{6}\+(Archivo|GeistMono|KaTeX_)\S* +CID (TrueType|Type 0C) /);
      // The columns "emb", "sub" and "uni" stand before the two numbers of the object.
      expect.soft(line).toMatch(/\s+yes\s+yes\s+yes\s+\d+\s+\d+\s*$/);
    }
  },
);

test('each page looks as its slide does', { tag: '@full' }, async ({ page, baseURL }, testInfo) => {
  const file = testInfo.outputPath('deck.pdf');
  await printDeck(baseURL ?? '', file);
  const pages = drawPages(file, testInfo.outputPath());
  await openPrintView(page, baseURL ?? '');
  const sheets = await page.locator('.pdf-page').all();
  expect(pages).toHaveLength(sheets.length);
  for (const [i, sheet] of sheets.entries()) {
    const shot = await sheet.screenshot();
    // Two programs draw the edges of letters and of squares differently.
    expect.soft(await difference(pages[i] ?? '', shot), `page ${i + 1}`).toBeLessThan(4);
  }
});

test(
  'printed twice, the words and the pixels are the same',
  { tag: '@full' },
  async ({ baseURL }, testInfo) => {
    const [one, two] = ['one', 'two'].map((name) => testInfo.outputPath(name, 'deck.pdf'));
    if (!one || !two) throw new Error('There are two files.');
    for (const file of [one, two]) {
      run('mkdir', '-p', join(file, '..'));
      await printDeck(baseURL ?? '', file);
    }
    expect((await readPdf(one)).pages).toEqual((await readPdf(two)).pages);
    const [first, second] = [one, two].map((file) => drawPages(file, join(file, '..')));
    for (const [i, picture] of (first ?? []).entries())
      expect(readFileSync(picture).equals(readFileSync(second?.[i] ?? ''))).toBe(true);
  },
);
