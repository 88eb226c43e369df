import { face, heldOutFace } from '../pictures/face.ts';
import { tokensOf } from '../../kit/draw/hex.ts';
import { pictures } from '../engine/index.ts';
import { PictureError } from '../pictures/decode.ts';
import type { State } from './state.ts';

/** The whole picture that is completed, in the colours of its model. */
export interface Original {
  readonly model: State['model'];
  readonly palette: readonly string[];
  readonly tokens: readonly number[];
}

/**
 * Get the picture that a state is about.
 * @throws PictureError if the file of a model's pictures does not come
 */
export async function originalOf(state: State): Promise<Original> {
  return state.model === 'faces' ? originalFace(state) : originalFashion(state);
}

/** Get a picture of the model of faces, which needs no file. */
export function originalFace({ picture, own }: State): Original {
  const { palette, tokens } = own ? face(tokensOf(own)) : heldOutFace(picture);
  return { model: 'faces', palette, tokens: Array.from(tokens) };
}

async function originalFashion({ picture, own }: State): Promise<Original> {
  const fashion = await pictures.fashion().catch(() => {
    throw new PictureError('The pictures of this model could not be loaded.');
  });
  const tokens = own ? tokensOf(own) : (fashion.pictures[picture] ?? []);
  return { model: 'fashion', palette: fashion.palette, tokens };
}
