/** Adds to a printed PDF what browsers leave out: author, subject, bookmarks. */
import {
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFRef,
} from '@cantoo/pdf-lib';

export interface Description {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** Such as `en`. */
  readonly language: string;
}

/** A bookmark: to a page, counted from 0, or to a place that the document knows by name. */
export interface Bookmark {
  readonly title: string;
  readonly to: number | string;
  readonly children?: readonly Bookmark[];
}

/**
 * Gives a printed PDF its description and its bookmarks, and packs it.
 * @param file - the bytes of a PDF without bookmarks
 */
export async function finish(
  file: Uint8Array,
  description: Description,
  bookmarks: readonly Bookmark[],
): Promise<Uint8Array> {
  const document = await PDFDocument.load(file, { updateMetadata: false });
  document.setTitle(description.title, { showInWindowTitleBar: true });
  document.setAuthor(description.author);
  document.setSubject(description.subject);
  document.setLanguage(description.language);
  nameTags(document);
  const { root, count } = addOutline(document, bookmarks);
  if (count > 0) {
    document.catalog.set(PDFName.of('Outlines'), root);
    document.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
  }
  return document.save({ useObjectStreams: true });
}

/** Map the tags of PDF 2.0, which Chromium writes into files of PDF 1.7, to those of PDF 1.7. */
function nameTags(document: PDFDocument): void {
  const tags = document.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict);
  tags?.set(PDFName.of('RoleMap'), document.context.obj({ Em: 'Span', Strong: 'Span' }));
}

/** A tree of outline items (ISO 32000-1, 12.3.3), each linked with its parent and its neighbours. */
function addOutline(
  document: PDFDocument,
  bookmarks: readonly Bookmark[],
): { root: PDFRef; count: number } {
  const { context } = document;
  const pages = document.getPages();

  const target = (to: number | string) =>
    typeof to === 'string'
      ? PDFName.of(to)
      : context.obj([pages[to]?.ref ?? null, PDFName.of('Fit')]);

  const addItems = (items: readonly Bookmark[], parent: PDFRef) => {
    const refs = items.map(() => context.nextRef());
    let open = 0;
    for (const [i, { title, to, children = [] }] of items.entries()) {
      const ref = refs[i];
      if (!ref) continue;
      const below = addItems(children, ref);
      open += 1 + below.count;
      const links = { Prev: refs[i - 1], Next: refs[i + 1], First: below.first, Last: below.last };
      const item = context.obj({
        Title: PDFHexString.fromText(title),
        Parent: parent,
        Dest: target(to),
      });
      for (const [key, value] of Object.entries(links)) if (value) item.set(PDFName.of(key), value);
      if (below.count > 0) item.set(PDFName.of('Count'), PDFNumber.of(below.count));
      context.assign(ref, item);
    }
    return { first: refs.at(0), last: refs.at(-1), count: open };
  };

  const root = context.nextRef();
  const { first, last, count } = addItems(bookmarks, root);
  const outline = context.obj({ Type: 'Outlines', Count: count });
  if (first) outline.set(PDFName.of('First'), first);
  if (last) outline.set(PDFName.of('Last'), last);
  context.assign(root, outline);
  return { root, count };
}
