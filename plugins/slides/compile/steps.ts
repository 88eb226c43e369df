import { STILL } from '../protocol.ts';
import { nodesIn, type Node } from './html.ts';
import { readTag } from './tags.ts';

/** Return an element's attributes: its own, and those that a comment sets on an element. */
const attributesOf = (node: Node): ReadonlyMap<string, string> => {
  const comment = node.nodeName === '#comment' && 'data' in node ? node.data : '';
  const set = /^\s*\.element:([^]*)$/.exec(comment)?.[1];
  const list =
    set !== undefined ? readTag(`<a ${set}>`)?.attributes : 'attrs' in node ? node.attrs : [];
  return new Map((list ?? []).map(({ name, value }) => [name, value]));
};

const isFragment = (classes: string | undefined): boolean =>
  classes !== undefined && /(?:^|\s)fragment(?:\s|$)/.test(classes);

/**
 * Return how many steps a slide has, as reveal counts them: fragments of one number come together.
 * @param stillOf - gives the still form that waits under a number
 */
export const countSteps = (nodes: readonly Node[], stillOf: (number: number) => string): number => {
  const numbers = new Set<string>();
  let single = 0;
  const count = (number: string | undefined): void => {
    if (number === undefined) single++;
    else numbers.add(number);
  };
  for (const node of nodesIn(nodes)) {
    const attributes = attributesOf(node);
    if (isFragment(attributes.get('class'))) count(attributes.get('data-fragment-index'));
    if (node.nodeName === 'code')
      single += (attributes.get('data-line-numbers') ?? '').split('|').length - 1;
    const still = attributes.get(STILL);
    for (const [tag] of still === undefined ? [] : stillOf(Number(still)).matchAll(fragmentTag))
      count(/ data-fragment-index="([^"]*)"/.exec(tag)?.[1]);
  }
  return numbers.size + single;
};

/** A drawing's tag of a fragment; drawings are long, and are not parsed for it. */
const fragmentTag = /<[a-z][^<>]*? class="(?:[^"]* )?fragment[ "][^<>]*>/gi;
