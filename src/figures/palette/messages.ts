import type { Result } from './result.ts';
import type { Task } from './quantising.ts';

/** What the page asks of the worker; a later request of one kind takes the place of an earlier one. */
export type Request =
  | {
      readonly kind: 'light';
      readonly id: number;
      readonly bitmap: ImageBitmap;
      /** sRGB levels of what shows through transparent pixels. */
      readonly ground: readonly [number, number, number];
    }
  | { readonly kind: 'quantise'; readonly id: number; readonly task: Task };

/** What the worker replies, with the request's number. */
export type Reply =
  | {
      readonly kind: 'light';
      readonly id: number;
      /** (192, 192, 3) the picture's central square, in linear light. */
      readonly light: Float32Array<ArrayBuffer>;
      /** The same square as it is shown. */
      readonly preview: ImageBitmap;
    }
  | { readonly kind: 'result'; readonly id: number; readonly result: Result }
  /** The message is one sentence, fit to be shown. */
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
