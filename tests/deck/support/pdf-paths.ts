/** Reads the filled shapes of a PDF. */
import { readFile } from 'node:fs/promises';
import { getDocument, OPS, Util } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A filled shape: its colour, and the box that it takes up on its page in CSS pixels. */
export interface PrintedPath {
  readonly color: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

type Matrix = [number, number, number, number, number, number];

/** Return the filled shapes of a page, counted from 1. */
export async function readPaths(file: string, page: number): Promise<PrintedPath[]> {
  const data = new Uint8Array(await readFile(file));
  const document = await getDocument({ data, verbosity: 0 }).promise;
  const sheet = await document.getPage(page);
  // 96 CSS pixels are 72 points.
  let matrix = sheet.getViewport({ scale: 96 / 72 }).transform as Matrix;
  let color = '#000000';
  const stack: [Matrix, string][] = [];
  const paths: PrintedPath[] = [];
  const { fnArray, argsArray } = await sheet.getOperatorList();
  for (const [i, operation] of fnArray.entries()) {
    const given = argsArray[i] as unknown[];
    if (operation === OPS.save) stack.push([matrix, color]);
    else if (operation === OPS.restore) [matrix, color] = stack.pop() ?? [matrix, color];
    else if (operation === OPS.transform) matrix = Util.transform(matrix, given) as Matrix;
    else if (operation === OPS.setFillRGBColor) color = String(given[0]);
    else if (operation === OPS.constructPath && given[0] === OPS.fill) {
      const [left = 0, bottom = 0, right = 0, top = 0] = given[2] as number[];
      const [a, b] = [place(matrix, left, bottom), place(matrix, right, top)];
      paths.push({
        color,
        left: Math.min(a.x, b.x),
        top: Math.min(a.y, b.y),
        width: Math.abs(a.x - b.x),
        height: Math.abs(a.y - b.y),
      });
    }
  }
  return paths;
}

function place([a, b, c, d, e, f]: Matrix, x: number, y: number): { x: number; y: number } {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}
