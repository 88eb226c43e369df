import { face, heldOutFace } from '../../kit/draw/face.ts';
import { pictures as pictureSets } from '../../kit/engine/index.ts';
import { PictureError } from '../../kit/pictures/decode.ts';
import { decode, type State } from './state.ts';

/** The pictures of a model and their colours. */
export interface PictureSet {
  readonly model: State['model'];
  readonly palette: readonly string[];
  readonly original: readonly number[];
}

/**
 * The pictures and colours that a state is about.
 * @throws PictureError where their file does not come
 */
export async function setOf(state: State): Promise<PictureSet> {
  return state.model === 'faces' ? setOfFaces(state) : setOfFashion(state);
}

/** What is there at once, without a file. */
export function setOfFaces({ picture, own }: State): PictureSet {
  const { palette, tokens } = own ? face(decode(own)) : heldOutFace(picture);
  return { model: 'faces', palette, original: Array.from(tokens) };
}

async function setOfFashion({ picture, own }: State): Promise<PictureSet> {
  const { palette, pictures } = await pictureSets.fashion().catch(() => {
    throw new PictureError('The pictures of this model could not be loaded.');
  });
  return { model: 'fashion', palette, original: own ? decode(own) : (pictures[picture] ?? []) };
}
