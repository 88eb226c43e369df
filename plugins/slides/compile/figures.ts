import type { Drawing, FigureOptions, Room, StillKit } from '../../figures/contract.ts';
import { sealed } from './markup.ts';
import { messageOf, suggestion } from './problem.ts';

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
    const state = drawing.initial(options);
    const draw = (room: Room): string => sealed(drawing.still(state, kit, room));
    return { stage: draw('stage'), phone: draw('phone') };
  } catch (thrown) {
    throw new Error(`The figure "${name}" cannot be drawn: ${messageOf(thrown)}`, {
      cause: thrown,
    });
  }
};
