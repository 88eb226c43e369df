/** Abbreviations whose full stop ends no sentence. */
const neverLast = /(?:^|[\s("'“‘])(?:e\.g|i\.e|cf|vs|ca|approx)$/i;

/** Titles, whose full stop a name follows. */
const personal = /(?:^|[\s("'“‘])(?:Dr|Mrs?|Ms|Prof|St)$/;

/** Abbreviations whose full stop a number follows. */
const numbered = /(?:^|[\s("'“‘])(?:figs?|eqs?|secs?|nos?|pp?)$/i;

/** Abbreviations that may end a sentence: they do if a capital follows. */
const maybeLast = /(?:^|[\s("'“‘])(?:etc|al|jr|sr)$/i;

/** A letter with a full stop, as in "J. S. Bach". */
const initial = /(?:^|\s)\p{Lu}$/u;
const nextInitial = /^\p{Lu}\.\s/u;
const lastInitial = /(?:^|\s)\p{Lu}\.\s\p{Lu}$/u;

/** The end of a sentence, with what closes behind it: quotation marks and brackets. */
const end = /([.!?…]+)["'”’)\]]*\s+/g;

/** A word in small letters; a name such as "eNet" is none. */
const small = /^["'“‘([]*\p{Ll}+(?!\p{L})/u;

const endsThere = (before: string, mark: string, after: string): boolean => {
  if (mark !== '.') return !small.test(after);
  if (neverLast.test(before)) return false;
  if (personal.test(before)) return !/^\p{Lu}/u.test(after);
  if (numbered.test(before)) return !/^\d/.test(after);
  if (maybeLast.test(before)) return !small.test(after);
  return !(initial.test(before) && (nextInitial.test(after) || lastInitial.test(before)));
};

/** Divide a paragraph into its sentences. */
export const sentencesOf = (paragraph: string): string[] => {
  const sentences: string[] = [];
  let start = 0;
  for (const match of paragraph.matchAll(end)) {
    const [whole, mark = ''] = match;
    const next = match.index + whole.length;
    if (!endsThere(paragraph.slice(start, match.index), mark, paragraph.slice(next))) continue;
    sentences.push(paragraph.slice(start, next).trim());
    start = next;
  }
  const rest = paragraph.slice(start).trim();
  return rest === '' ? sentences : [...sentences, rest];
};
