/** What a model cannot be loaded with or run on; the message is one sentence, fit to be shown. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}
