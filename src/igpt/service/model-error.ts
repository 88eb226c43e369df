/** Thrown if a model cannot be loaded or run; the message is one sentence to show. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}
