import type { RevealApi } from 'reveal.js';
import { h } from '../common/h.ts';
import { Hands } from './hands.ts';
import type { Device } from './hands.ts';
import type { Point } from './stroke.ts';
import { Swipe } from './swipe.ts';

/** Callbacks for what a hand does on the surface. */
export interface SurfacePlan {
  /** @param erases - true if the pen is held with its eraser down */
  begin(this: void, point: Point, erases: boolean): void;
  go(this: void, points: readonly Point[]): void;
  end(this: void): void;
  /** Forget the stroke that was begun: it is a gesture. */
  drop(this: void): void;
}

/** The magnification above which two fingers move the page instead of turning the slide. */
const zoomed = 1.03;

/** Buttons by their numbers: the first of a mouse or the tip of a pen, and the eraser of a pen. */
const [FIRST, ERASER] = [0, 5];

/** What lies over the slide while one draws, and takes mouse, pen and fingers. */
export class Surface {
  readonly element = h('div', { class: 'ink-surface' });
  readonly #deck: RevealApi;
  readonly #plan: SurfacePlan;
  readonly #hands = new Hands();
  readonly #swipe = new Swipe();

  constructor(deck: RevealApi, plan: SurfacePlan) {
    this.#deck = deck;
    this.#plan = plan;
    const listen = <Type extends keyof HTMLElementEventMap>(
      types: readonly Type[],
      listener: (event: HTMLElementEventMap[Type]) => void,
    ): void => {
      for (const type of types)
        this.element.addEventListener(
          type,
          (event) => {
            // Reveal would take a stroke for a swipe.
            event.stopPropagation();
            listener(event);
          },
          { passive: true },
        );
    };
    listen(['pointerdown'], (event) => this.#press(event));
    listen(['pointermove'], (event) => this.#move(event));
    listen(['pointerup', 'pointercancel'], (event) => this.#lift(event));
    listen(['touchstart', 'touchend', 'touchcancel'], (event) => {
      this.#swipe.begin([...event.touches]);
    });
    listen(['touchmove'], (event) => this.#turn([...event.touches]));
  }

  #press(event: PointerEvent): void {
    const { pointerId, pointerType, button, buttons } = event;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (button !== FIRST && button !== ERASER) return;
    const { drop, draw } = this.#hands.press(pointerId, deviceOf(pointerType));
    if (drop) this.#plan.drop();
    if (!draw) return;
    // So that the keys come to this window, which may be a frame.
    window.focus();
    capture(this.element, pointerId);
    this.#plan.begin(this.#pointOf(event), button === ERASER || (buttons & 32) > 0);
  }

  #move(event: PointerEvent): void {
    if (!this.#hands.draws(event.pointerId)) return;
    this.#plan.go(eventsOf(event).map((event) => this.#pointOf(event)));
  }

  #lift(event: PointerEvent): void {
    const drew = this.#hands.draws(event.pointerId);
    this.#hands.lift(event.pointerId);
    if (!drew) return;
    // The browser takes a finger away when two fingers begin to zoom.
    if (event.type === 'pointercancel' && event.pointerType === 'touch') this.#plan.drop();
    else this.#plan.end();
  }

  #turn(fingers: readonly Touch[]): void {
    if (this.#hands.busy || (window.visualViewport?.scale ?? 1) > zoomed) return;
    const direction = this.#swipe.move(fingers);
    if (!direction) return;
    const forward = (direction === 'next') !== (this.#deck.getConfig().rtl === true);
    if (forward) this.#deck.next();
    else this.#deck.prev();
  }

  #pointOf({ clientX, clientY, pointerType, pressure }: PointerEvent): Point {
    const stage = this.#deck.getSlidesElement()?.getBoundingClientRect() ?? new DOMRect();
    const { width, height } = this.#deck.getComputedSlideSize();
    // A slide that is lower than the stage may stand in its middle.
    const { offsetLeft, offsetTop } = this.#deck.getCurrentSlide();
    const x = ((clientX - stage.left) * width) / stage.width - offsetLeft;
    const y = ((clientY - stage.top) * height) / stage.height - offsetTop;
    const force = pointerType === 'pen' ? Math.min(Math.max(pressure, 0), 1) : 0.5;
    return [round(x, 10), round(y, 10), round(force, 100)];
  }
}

function deviceOf(type: string): Device {
  return type === 'pen' || type === 'touch' ? type : 'mouse';
}

/** Follow a pointer out of the element, too. One that a script made up cannot be followed. */
function capture(element: Element, pointer: number): void {
  try {
    element.setPointerCapture(pointer);
  } catch {
    // It draws within the element only.
  }
}

/** Return all events that the browser has put into one. Without https it does not say. */
function eventsOf(event: PointerEvent): PointerEvent[] {
  const all = 'getCoalescedEvents' in event ? event.getCoalescedEvents() : [];
  return all.length > 0 ? all : [event];
}

const round = (value: number, parts: number): number => Math.round(value * parts) / parts;
