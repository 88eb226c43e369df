/** Reads a PDF as somebody does who searches it, clicks in it, or has it read aloud. */
import { readFile } from 'node:fs/promises';
import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Letters alone: a PDF keeps no spaces between words, and writes some pairs as one letter. */
export const letters = (text: string): string =>
  text.normalize('NFKC').replaceAll(/[\s\u00AD]/g, '');

/** An element of a page's structure, such as a heading (`H2`) or a `Figure` with what it shows. */
export interface Tag {
  readonly role: string;
  readonly alt: string | undefined;
}

/** One page. */
export interface PrintedPage {
  /** Its words, without spaces. */
  readonly text: string;
  readonly tags: readonly Tag[];
  /** Where its links lead: an address, the number of a page counted from 0, or nowhere. */
  readonly links: readonly (string | number | undefined)[];
}

/** A bookmark, and the number of its page counted from 0. */
export interface PrintedBookmark {
  readonly title: string;
  readonly level: number;
  readonly page: number | undefined;
}

/** What is in a PDF. */
export interface Printed {
  readonly info: Readonly<Record<string, unknown>>;
  readonly pages: readonly PrintedPage[];
  readonly bookmarks: readonly PrintedBookmark[];
}

/** The part of a PDF's annotations that is read here; pdf.js does not type them. */
interface Annotation {
  readonly subtype?: string;
  readonly url?: string;
  readonly dest?: string | unknown[] | null;
}

/** A node of the structure as pdf.js gives it, which types the children of none. */
interface StructureNode {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly StructureNode[];
}

function tagsOf(node: StructureNode | null): Tag[] {
  if (!node) return [];
  const own = node.role === undefined ? [] : [{ role: node.role, alt: node.alt }];
  return [...own, ...(node.children ?? []).flatMap(tagsOf)];
}

export async function readPdf(file: string): Promise<Printed> {
  const data = new Uint8Array(await readFile(file));
  const document = await getDocument({ data, verbosity: 0 }).promise;

  async function pageOf(dest: string | unknown[] | null | undefined): Promise<number | undefined> {
    const place = typeof dest === 'string' ? await document.getDestination(dest) : dest;
    const page = place?.[0] as Parameters<typeof document.getPageIndex>[0] | undefined;
    return page && document.getPageIndex(page);
  }

  const pages: PrintedPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const annotations = (await page.getAnnotations()) as Annotation[];
    const links = annotations.filter(({ subtype }) => subtype === 'Link');
    pages.push({
      text: letters(items.map((item) => ('str' in item ? item.str : '')).join('')),
      tags: tagsOf((await page.getStructTree()) as StructureNode | null),
      links: await Promise.all(links.map(async ({ url, dest }) => url ?? (await pageOf(dest)))),
    });
  }

  type Outline = NonNullable<Awaited<ReturnType<typeof document.getOutline>>>;
  const bookmarks: PrintedBookmark[] = [];
  const collect = async (entries: Outline, level: number): Promise<void> => {
    for (const { title, dest, items } of entries) {
      bookmarks.push({ title, level, page: await pageOf(dest) });
      await collect(items as Outline, level + 1);
    }
  };
  await collect((await document.getOutline()) ?? [], 1);

  const { info } = await document.getMetadata();
  return { info: info as Record<string, unknown>, pages, bookmarks };
}

/** A font of a PDF: its kind, such as `Type0`, and its name with the mark of a subset before it. */
export interface PrintedFont {
  readonly kind: string;
  readonly name: string;
}

export async function readFonts(file: string): Promise<PrintedFont[]> {
  const document = await PDFDocument.load(await readFile(file), { updateMetadata: false });
  const dictionaries = document.context.enumerateIndirectObjects().map(([, object]) => object);
  return dictionaries.flatMap((font) => {
    if (!(font instanceof PDFDict) || font.get(PDFName.of('Type')) !== PDFName.of('Font'))
      return [];
    const [kind, name] = ['Subtype', 'BaseFont'].map((key) =>
      font.lookupMaybe(PDFName.of(key), PDFName)?.decodeText(),
    );
    return [{ kind: kind ?? '', name: name ?? '' }];
  });
}
