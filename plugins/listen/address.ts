import { parametersOf, queryOf } from '../figures/query.ts';

const own = /^listen(?:=|$)/;

/**
 * Return the number of the sentence that an address asks for, from 1; 0 if it only asks to listen, and
 * undefined if it does not.
 */
export const askedSentence = (search: string): number | undefined => {
  const parameter = parametersOf(search).find((text) => own.test(text));
  if (parameter === undefined) return undefined;
  const number = Number(parameter.split('=')[1] ?? 0);
  return Number.isInteger(number) && number > 0 ? number : 0;
};

/** Return a query with the sentence in it, or without one. */
export const withSentence = (search: string, sentence: number | undefined): string => {
  const others = parametersOf(search).filter((text) => !own.test(text));
  return queryOf(sentence === undefined ? others : [...others, `listen=${sentence}`]);
};

/** Write the sentence into the page's address, or take it out. */
export const writeSentence = (sentence: number | undefined): void => {
  const search = withSentence(location.search, sentence);
  if (search === location.search) return;
  history.replaceState(history.state, '', location.pathname + search + location.hash);
};
