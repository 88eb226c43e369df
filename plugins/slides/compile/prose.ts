import { asText, type Filler, type Part } from './filler.ts';

/** `[@key]`, `[@key; @other]` or `[Words: @key; @other]`. */
const citation = /\[(?:([^\][@\n]+):\s+)?(@[\w:.-]+(?:[;,]\s*@[\w:.-]+)*)\]/g;
const linkTarget = /(\]\(\s*)(?:<([^>\n]+)>|([^\s)]+))/g;
const linkDefinition = /^( {0,3}\[[^\]\n]+\]:\s*)(?:<([^>\n]+)>|([^\s>]+))/gm;
const loneDollar = /\$\$|\$(?=\\[a-z])/gi;

/**
 * Fills in the data, citations, images and links of running text.
 * @param before - what stands before it, in which an image's `![` may begin
 */
export const fillProse = (part: Part, before: string, filler: Filler): string => {
  let result = filler.fillData(part, asText);
  result = filler.replace(result, citation, ([, words, keys = '']) =>
    filler.context.citations.cite(
      keys.split(/[;,]\s*/).map((key) => key.slice(1)),
      words,
    ),
  );
  result = filler.replace(result, linkTarget, (match, line) => {
    const [, opening = '', bracketed, bare = ''] = match;
    const start = (before + match.input.slice(0, match.index)).slice(-1000);
    const attribute = /!\[[^\]]*$/.test(start) ? 'src' : 'href';
    return opening + filler.resolve(attribute, bracketed ?? bare, line);
  });
  result = filler.replace(
    result,
    linkDefinition,
    ([, opening = '', bracketed, bare = ''], line) => {
      return opening + filler.resolve('href', bracketed ?? bare, line);
    },
  );
  return filler.replace(result, loneDollar, ([dollar]) => {
    throw new Error(`This "${dollar}" begins a formula that never ends.`);
  }).text;
};
