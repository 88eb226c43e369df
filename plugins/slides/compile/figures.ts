import type { Drawing, FigureOptions, Room, StillKit } from '../../figures/contract.ts';
import { assetMark, PHONE_STILL, STILL } from '../protocol.ts';
import { sealed } from './html.ts';
import { messageOf, suggestion } from './problem.ts';
import { isElementAttribute } from './tags.ts';

/** Drawings by the name that `data-figure` gives them. */
export type Drawings = Readonly<Record<string, Drawing>>;

/** Return the options of a figure's element, named as in the browser's `dataset`. */
export const figureOptions = (attributes: ReadonlyMap<string, string>): FigureOptions =>
  Object.fromEntries(
    [...attributes]
      .filter(([name]) => name.startsWith('data-') && name !== 'data-figure')
      .map(([name, value]) => [
        name.slice(5).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
        value,
      ]),
  );

/** Return the attribute of an option. */
const attributeOf = (option: string): string =>
  `data-${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Return options that note in `read` which of them are asked for. */
const watched = (options: FigureOptions, read: Set<string>): FigureOptions =>
  new Proxy(options, {
    get(target, name) {
      if (typeof name === 'string') read.add(name);
      return Reflect.get(target, name) as unknown;
    },
    ownKeys(target) {
      for (const name of Object.keys(target)) read.add(name);
      return Reflect.ownKeys(target);
    },
  });

/** An attribute of a shape that has a word in the place of a number. */
const wordForNumber =
  /<[a-z][^>]*?\s(x|y|dx|dy|cx|cy|r|rx|ry|x1|x2|y1|y2|d|width|height|points|transform|viewBox)="[^"]*?\b(NaN|undefined|Infinity)\b/i;

/** Draw the still form of a figure for each room; throws one sentence where it cannot be drawn. */
export const drawStill = (
  name: string,
  options: FigureOptions,
  drawings: Drawings,
  kit: StillKit,
): Readonly<Record<Room, string>> => {
  const drawing = Object.hasOwn(drawings, name) ? drawings[name] : undefined;
  if (!drawing) {
    throw new Error(`There is no figure "${name}".${suggestion(name, Object.keys(drawings))}`);
  }
  try {
    const read = new Set<string>();
    const state = drawing.initial(watched(options, read));
    const draw = (room: Room): string => {
      const markup = drawing.still(state, kit, room);
      const [, attribute, word] = wordForNumber.exec(markup) ?? [];
      if (word !== undefined)
        throw new Error(`"${attribute}" has "${word}" in the place of a number.`);
      return sealed(markup);
    };
    const rooms = { stage: draw('stage'), phone: draw('phone') };
    // Some drawings read their options only now.
    for (const option of Object.keys(options)) {
      const [own, known] = [attributeOf(option), [...read].map(attributeOf)];
      if (!read.has(option) && !isElementAttribute(own))
        throw new Error(`it has no option "${own}".${suggestion(own, known)}`);
    }
    return rooms;
  } catch (thrown) {
    throw new Error(`The figure "${name}" cannot be drawn: ${messageOf(thrown)}`, {
      cause: thrown,
    });
  }
};

/** Return the numbers that a text gives to steps. */
export const stepNumbers = (text: string): Set<string> =>
  new Set(Array.from(text.matchAll(/data-fragment-index="(\d+)"/g), ([, number = '']) => number));

/**
 * Return empty steps for those numbers of a drawing that its slide does not have. Reveal numbers the steps
 * of a slide anew when it starts, without gaps: those of the slide would take the places of the drawing's.
 * @param slide - the slide's own numbers; a slide without any is left alone
 */
export const missingSteps = (drawing: string, slide: ReadonlySet<string>): string =>
  slide.size === 0
    ? ''
    : [...stepNumbers(drawing)]
        .filter((number) => !slide.has(number))
        .map((number) => `<i class="fragment" data-fragment-index="${number}"></i>`)
        .join('');

/** Markup that is shorter than this many letters is not worth the wait. */
const SHORT = 300;

/** The still forms of a deck's figures, most of which wait in files beside the page. */
export class Stills {
  /** The markup in each room's file, by number; the same markup is kept once. */
  readonly files: Readonly<Record<Room, string[]>> = { stage: [], phone: [] };
  /** The addresses of the assets in it, where marks stand for them. */
  readonly assets: string[] = [];

  /**
   * Return an element that has a still form, or that the browser will put it into.
   * @param phone - its form for a phone, which may be the same
   * @param shown - the addresses of assets that may be in it
   * @param steps - what stands in its place until it comes
   */
  place(
    stage: string,
    phone: string,
    inPage: boolean,
    shown: readonly string[] = [],
    steps = '',
  ): string {
    const forPhone = phone === stage ? '' : ` ${PHONE_STILL}="${this.keep('phone', phone, shown)}"`;
    if (inPage || stage.length < SHORT) return `<div class="still"${forPhone}>${stage}</div>`;
    const number = this.keep('stage', stage, shown);
    return `<div class="still" ${STILL}="${number}"${forPhone}>${steps}</div>`;
  }

  private keep(room: Room, markup: string, shown: readonly string[]): number {
    let marked = markup;
    for (const address of shown) {
      if (!marked.includes(address)) continue;
      if (!this.assets.includes(address)) this.assets.push(address);
      marked = marked.replaceAll(address, assetMark(this.assets.indexOf(address)));
    }
    const known = this.files[room].indexOf(marked);
    return known >= 0 ? known : this.files[room].push(marked) - 1;
  }
}
