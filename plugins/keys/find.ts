/** The searchable text of one slide. */
export interface Page {
  /** From 1. */
  readonly number: number;
  readonly id: string;
  readonly title: string;
  readonly chapter: string;
  readonly text: string;
  readonly notes: string;
}

/** A slide that matches, with the words around the match. */
export interface Found<P extends Page> {
  readonly page: P;
  /** The text or notes around the first match; '' if number, id, title or chapter match. */
  readonly excerpt: string;
  readonly inNotes: boolean;
}

/** Characters of text on each side of a match. */
const around = 36;

/** Ranks, best first. */
const ranks = {
  number: 0,
  id: 1,
  titleStart: 2,
  title: 3,
  partOfId: 4,
  chapter: 5,
  text: 6,
  notes: 7,
};

/**
 * Return the slides that match, best first: by number, id, title, chapter, text or notes, and in the
 * order of the talk among equals. All words must match; case and accents do not count. Without a
 * query all slides match.
 */
export function find<P extends Page>(pages: readonly P[], query: string): Found<P>[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return pages.map((page) => ({ page, excerpt: '', inNotes: false }));
  return pages
    .map((page) => ({ page, rank: rank(page, words) }))
    .filter((match): match is { page: P; rank: number } => match.rank !== undefined)
    .sort((a, b) => a.rank - b.rank || a.page.number - b.page.number)
    .map(({ page, rank }) => ({ page, ...excerptOf(page, words, rank) }));
}

function rank(page: Page, words: readonly string[]): number | undefined {
  const query = words.join(' ');
  const title = fold(page.title);
  const id = fold(page.id);
  const has = (text: string) => words.every((word) => text.includes(word));
  if (query === String(page.number)) return ranks.number;
  if (query === id) return ranks.id;
  if (title.startsWith(query)) return ranks.titleStart;
  if (has(title)) return ranks.title;
  if (has(id)) return ranks.partOfId;
  if (has(fold(page.chapter))) return ranks.chapter;
  if (has(fold(page.text))) return ranks.text;
  if (has(fold(`${page.text} ${page.notes}`))) return ranks.notes;
  return undefined;
}

function excerptOf(page: Page, words: readonly string[], rank: number) {
  const inNotes = rank === ranks.notes;
  if (rank < ranks.text) return { excerpt: '', inNotes };
  const text = inNotes ? page.notes : page.text;
  const at = Math.max(0, ...words.map((word) => fold(text).indexOf(word)).slice(0, 1));
  const from = Math.max(0, at - around);
  const to = Math.min(text.length, at + (words[0]?.length ?? 0) + around);
  const excerpt = `${from > 0 ? '…' : ''}${text.slice(from, to).trim()}${to < text.length ? '…' : ''}`;
  return { excerpt, inNotes };
}

/** Return the text in lower case without accents, and as long as before. */
function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\u00c0-\u024f]/g, (letter) => letter.normalize('NFD').charAt(0));
}
