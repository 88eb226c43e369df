import { toCardinal, toOrdinal } from 'n2words/en-GB';

/** How names are spoken that are not spoken as they are written, by name. */
export type Pronunciations = Readonly<Record<string, string>>;

/** Words for what stands behind a number. */
const units: Readonly<Record<string, string>> = {
  '%': 'per cent',
  '°': 'degrees',
  k: 'thousand',
  K: 'thousand',
  M: 'million',
  B: 'billion',
  T: 'trillion',
  KB: 'kilobytes',
  kB: 'kilobytes',
  MB: 'megabytes',
  GB: 'gigabytes',
  TB: 'terabytes',
  ms: 'milliseconds',
  px: 'pixels',
};

const currencies: Readonly<Record<string, string>> = { $: 'dollars', '€': 'euros', '£': 'pounds' };

/** Words for symbols between words. */
const symbols: Readonly<Record<string, string>> = {
  '&': 'and',
  '+': 'plus',
  '=': 'equals',
  '≠': 'is not',
  '<': 'less than',
  '>': 'more than',
  '≤': 'at most',
  '≥': 'at least',
  '≈': 'about',
  '~': 'about',
  '±': 'plus or minus',
  '×': 'times',
  '→': 'to',
  '%': 'per cent',
};

const abbreviations: readonly (readonly [RegExp, string])[] = [
  [/\be\.g\.,?/gi, 'for example'],
  [/\bi\.e\.,?/gi, 'that is'],
  [/\bfigs?\.(?=\s*\d)/gi, 'figure'],
  [/\bsecs?\.(?=\s*\d)/gi, 'section'],
  [/\beqs?\.(?=\s*\d)/gi, 'equation'],
  [/\bno\.(?=\s*\d)/gi, 'number'],
  [/\bvs\./gi, 'versus'],
  [/\bcf\./gi, 'compare'],
  [/\bapprox\./gi, 'approximately'],
  [/\bet al\./gi, 'and others'],
  [/\betc\./gi, 'et cetera'],
];

/** Return a number of four digits as a year: twenty twenty, two thousand and six, nineteen oh five. */
const year = (digits: string): string => {
  const [century, rest] = [digits.slice(0, 2), digits.slice(2)];
  if (century === '20' && rest.startsWith('0')) return toCardinal(digits);
  if (rest === '00') return `${toCardinal(century)} hundred`;
  return `${toCardinal(century)} ${rest.startsWith('0') ? 'oh ' : ''}${toCardinal(rest)}`;
};

/** Return a number in words, such as "1,024" or "96.3"; decimals are spoken digit by digit. */
const cardinal = (number: string): string => {
  const [whole = '', decimals] = number.replaceAll(',', '').split('.');
  if (decimals === undefined) return toCardinal(whole);
  return [toCardinal(whole), 'point', ...[...decimals].map((digit) => toCardinal(digit))].join(' ');
};

const NUMBER = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const amount = new RegExp(String.raw`([$€£])(${NUMBER})(?:\s?(million|billion|[kMB])\b)?`, 'g');
const measured = new RegExp(
  String.raw`(?<=\d)\s?(${Object.keys(units).sort().reverse().join('|')})(?![\p{L}\p{N}])`,
  'gu',
);

const numbersInWords = (text: string): string =>
  text
    .replace(/(?<=\d)\s?[x×]\s?(?=\d)/g, ' by ')
    .replace(/(?<=\d)\s?–\s?(?=\d)/g, ' to ')
    .replace(/(?<=\d)\/(?=\d)/g, ' over ')
    .replace(/−\s?(?=\d)|(?<![\p{L}\p{N}])-(?=\d)/gu, 'minus ')
    .replace(/#(?=\d)/g, 'number ')
    .replace(amount, (_, sign: string, number: string, unit?: string) =>
      [number, unit && (units[unit] ?? unit), currencies[sign]].filter(Boolean).join(' '),
    )
    .replace(measured, (_, unit: string) => ` ${units[unit] ?? unit}`)
    // The hyphens of GPT-2 and 32-bit.
    .replace(/(?<=\p{L})-(?=\d)|(?<=\d)-(?=\p{L})/gu, ' ')
    .replace(/(\d+)(?:st|nd|rd|th)\b/g, (_, digits: string) => ` ${toOrdinal(digits)} `)
    .replace(
      /(?<![\p{L}\d.,])((?:1[1-9]|20)\d\d)(?!\d|[.,]\d)(s\b)?/gu,
      (_, digits: string, decade?: string) =>
        decade ? year(digits).replace(/y$/, 'ie').concat('s') : year(digits),
    )
    .replace(new RegExp(NUMBER, 'g'), (number) => ` ${cardinal(number)} `);

/** What a voice reads as it is: letters, and the marks that give a sentence its pauses. */
const unspoken = /[^\p{L}\p{M}\s.,;:?!'-]+/gu;

const escapeForPattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Put the pronunciation of each name in its place, that of a longer name first. */
const pronounce = (text: string, pronunciations: Pronunciations): string => {
  const names = Object.keys(pronunciations).sort((a, b) => b.length - a.length);
  if (names.length === 0) return text;
  const any = names.map(escapeForPattern).join('|');
  const pattern = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${any})(?![\p{L}\p{N}])`, 'gu');
  return text.replace(pattern, (name) => pronunciations[name] ?? name);
};

/**
 * Return a sentence in words alone, as an English voice says it: numbers, units and symbols are
 * spelled out, and what has no words is left out.
 */
export const spokenForm = (sentence: string, pronunciations: Pronunciations = {}): string => {
  let text = pronounce(sentence, pronunciations).replace(/[’‘]/g, "'");
  for (const [pattern, words] of abbreviations) text = text.replace(pattern, words);
  return numbersInWords(text)
    .replace(/\s*[—–]\s*/g, ', ')
    .replace(/…/g, '.')
    .replace(/\(\s*/g, ', ')
    .replace(/\s*\)(?=[.,;:?!])/g, '')
    .replace(/\s*\)/g, ',')
    .replace(unspoken, (marks) => {
      const words = [...marks].flatMap((mark) => symbols[mark] ?? []);
      return words.length > 0 ? ` ${words.join(' ')} ` : /^["“”]+$/.test(marks) ? '' : ' ';
    })
    .replace(/\s+(?=[.,;:?!]|'s\b)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
};
