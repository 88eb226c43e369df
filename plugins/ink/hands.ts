/** The devices that draw, as `PointerEvent.pointerType` names them. */
export type Device = 'mouse' | 'pen' | 'touch';

/** The answer to a press: whether a stroke that was begun is dropped, and whether one begins. */
export interface Verdict {
  readonly drop: boolean;
  readonly draw: boolean;
}

/**
 * Decides which of several pointers draws. A finger draws until a second one comes: two zoom or turn
 * the slide. Once a pen has been seen, a touch is a palm and draws nothing.
 */
export class Hands {
  readonly #touches = new Set<number>();
  #penSeen = false;
  #drawing: { readonly pointer: number; readonly device: Device } | undefined;

  press(pointer: number, device: Device): Verdict {
    const busy = this.#drawing;
    if (device === 'touch') this.#touches.add(pointer);
    if (device === 'pen') this.#penSeen = true;
    const drop = busy?.device === 'touch' && device !== 'mouse';
    const free = busy === undefined || (drop && device === 'pen');
    const draw = free && (device !== 'touch' || (!this.#penSeen && this.#touches.size === 1));
    if (draw) this.#drawing = { pointer, device };
    else if (drop) this.#drawing = undefined;
    return { drop, draw };
  }

  /** True if this pointer is the one that draws. */
  draws(pointer: number): boolean {
    return this.#drawing?.pointer === pointer;
  }

  /** True while a stroke is being drawn, by whatever pointer. */
  get busy(): boolean {
    return this.#drawing !== undefined;
  }

  lift(pointer: number): void {
    this.#touches.delete(pointer);
    if (this.draws(pointer)) this.#drawing = undefined;
  }
}
