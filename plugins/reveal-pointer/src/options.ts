import { keyCodeOf } from './keys.ts';

/** The options under `pointer` in reveal's configuration. */
export interface PointerOptions {
  /** The key that turns the pointer on and off: a letter, a digit or a name such as `f8`. */
  key?: string;
  /** Any CSS colour. */
  color?: string;
  /** Opacity of the dot, 0 to 1. */
  opacity?: number;
  /** Diameter of the dot in CSS pixels. */
  pointerSize?: number;
  /** Length of the tail in animation frames; 0 leaves it out. */
  tailLength?: number;
  /** On from the start, without a key to turn it off. */
  alwaysVisible?: boolean;
}

/** The options with all defaults. */
export interface ResolvedOptions extends Required<PointerOptions> {
  readonly keyCode: number;
}

/**
 * Add the defaults of reveal.js-pointer. A value of the wrong type and an unknown key are replaced by
 * the default, too.
 */
export function resolveOptions(given: PointerOptions = {}): ResolvedOptions {
  const name = typeof given.key === 'string' ? given.key.toLowerCase() : 'q';
  const code = keyCodeOf(name);
  return {
    key: code === undefined ? 'q' : name,
    keyCode: code ?? 81,
    color: typeof given.color === 'string' ? given.color : 'red',
    opacity: number(given.opacity, 0.8),
    pointerSize: number(given.pointerSize, 12),
    tailLength: Math.max(0, Math.round(number(given.tailLength, 10))),
    alwaysVisible: given.alwaysVisible === true,
  };
}

function number(value: unknown, fallback: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : fallback;
}
