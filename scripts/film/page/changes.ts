/** Notices that what is seen may have changed. */

/** Of a canvas, what changes its picture. */
const DRAWS = [
  'putImageData',
  'drawImage',
  'fillRect',
  'clearRect',
  'fill',
  'stroke',
  'fillText',
] as const;

export class Changes {
  #hasChanged = true;

  install(): void {
    const note = (): void => this.note();
    new MutationObserver(note).observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    const prototype = CanvasRenderingContext2D.prototype;
    for (const name of DRAWS) noteCalls(prototype, name, note);
    for (const name of ['value', 'valueAsNumber', 'checked'] as const)
      noteSets(HTMLInputElement.prototype, name, note);
    document.addEventListener('scroll', note, { capture: true });
    document.addEventListener('load', note, { capture: true });
  }

  note(): void {
    this.#hasChanged = true;
  }

  /** Return whether anything has changed since the last call. */
  take(): boolean {
    const hasChanged = this.#hasChanged;
    this.#hasChanged = false;
    return hasChanged;
  }
}

function noteCalls(prototype: object, name: string, note: () => void): void {
  const original: unknown = Reflect.get(prototype, name);
  if (typeof original === 'function') Reflect.set(prototype, name, noting(original, note));
}

function noteSets(prototype: object, name: string, note: () => void): void {
  const property = Object.getOwnPropertyDescriptor(prototype, name);
  const original: unknown = property && Reflect.get(property, 'set');
  if (typeof original === 'function')
    Object.defineProperty(
      prototype,
      name,
      Object.assign({}, property, { set: noting(original, note) }),
    );
}

/** Return the function, made to say when it is called. */
function noting(original: CallableFunction, note: () => void): CallableFunction {
  return new Proxy(original, {
    apply(target, self, args) {
      note();
      const result: unknown = Reflect.apply(target, self, args);
      return result;
    },
  });
}
