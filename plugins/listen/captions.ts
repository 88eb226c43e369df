/** The most letters of a line, and lines of a caption: what subtitles keep to. */
export const LINE = 42;
const LINES = 2;

/** What is shown at one time: one or two lines. */
export interface Caption {
  readonly lines: readonly string[];
  /** Its part of the sentence's time, 0 to 1. */
  readonly share: number;
}

/** Costs of a break between lines, in squared letters: it had better come where one pauses. */
const MID_PHRASE = 120;
const AFTER_SMALL_WORD = 400;
/** A break between captions costs so many times as much, and a caption more than is needed so much. */
const BETWEEN_CAPTIONS = 16;
const CAPTION = (LINES * LINE) ** 2 / 2;

const small = /^(?:an?|and|as|at|by|for|from|in|is|it|its|no|of|on|or|so|the|to|with)$/i;

const breakCost = (last: string): number => {
  if (/[.,;:?!]["'”’)]*$/.test(last)) return 0;
  return small.test(last) ? AFTER_SMALL_WORD : MID_PHRASE;
};

const lengthOf = (words: readonly string[]): number =>
  words.reduce((sum, word) => sum + word.length + 1, -1);

/** Divide words in two lines that fit, or leave them in one; undefined if they do not fit. */
const inLines = (words: readonly string[]): { lines: string[]; cost: number } | undefined => {
  if (words.length === 1 || lengthOf(words) <= LINE) return { lines: [words.join(' ')], cost: 0 };
  let best: { lines: string[]; cost: number } | undefined;
  for (let at = 1; at < words.length; at++) {
    const parts = [words.slice(0, at), words.slice(at)];
    const [first = 0, second = 0] = parts.map(lengthOf);
    if (Math.max(first, second) > LINE) continue;
    const cost = (first - second) ** 2 / 4 + breakCost(words[at - 1] ?? '');
    if (!best || cost < best.cost) best = { lines: parts.map((part) => part.join(' ')), cost };
  }
  return best;
};

interface Division {
  readonly parts: readonly (readonly string[])[];
  readonly cost: number;
}

/**
 * Divide a sentence into captions of at most two lines of 42 letters: as few as can be, alike in
 * length, and divided where one pauses. A word that is longer has a line of its own.
 */
export const captionsOf = (sentence: string): Caption[] => {
  const words = sentence.split(/\s+/).filter(Boolean);
  const whole = lengthOf(words);
  if (whole < 0) return [];
  // The best division of the first words, by their number.
  const best: (Division | undefined)[] = [{ parts: [], cost: 0 }];
  const target = whole / Math.ceil(whole / (LINES * LINE));
  for (let end = 1; end <= words.length; end++)
    for (let start = end - 1; start >= 0; start--) {
      const before = best[start];
      const part = words.slice(start, end);
      const laid = inLines(part);
      if (!before || !laid) {
        if (lengthOf(part) > LINES * LINE) break;
        continue;
      }
      const uneven = (lengthOf(part) - target) ** 2;
      const ends = end === words.length ? 0 : breakCost(part.at(-1) ?? '') * BETWEEN_CAPTIONS;
      const cost = before.cost + CAPTION + uneven + ends + laid.cost / 4;
      const known = best[end];
      if (!known || cost < known.cost) best[end] = { parts: [...before.parts, laid.lines], cost };
    }
  const parts = best.at(-1)?.parts ?? [];
  const letters = (lines: readonly string[]): number => lines.join(' ').length;
  const all = parts.reduce((sum, lines) => sum + letters(lines), 0);
  return parts.map((lines) => ({ lines, share: letters(lines) / all }));
};
