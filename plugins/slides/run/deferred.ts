import type { RevealApi, RevealPlugin } from 'reveal.js';
import { loadAfterFirstSlide } from '../../common/after-first-slide.ts';
import { onRoomChange, roomNow } from '../../common/room.ts';
import { createYield } from '../../common/yield.ts';
import type { Room } from '../../figures/contract.ts';
import { fillAssets, PHONE_STILL, STILL, STILLS_ID, type StillsSource } from '../protocol.ts';

const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

/** The element of a still form. */
interface Place {
  readonly element: HTMLElement;
  /** Its form on a slide: a number in that file, or the markup that stood in the page. */
  readonly stage: number | string;
  /** The number of its form for a phone, where it has one of its own. */
  readonly phone: number | undefined;
}

/** Return where the compiler that made this page says that the still forms are. */
const readSource = (): StillsSource | undefined => {
  const text = document.getElementById(STILLS_ID)?.textContent;
  // The same build wrote it.
  return text ? (JSON.parse(text) as StillsSource) : undefined;
};

const placeOf = (element: HTMLElement): Place => {
  const still = element.getAttribute(STILL);
  const phone = element.getAttribute(PHONE_STILL);
  return {
    element,
    stage: still === null ? element.innerHTML : Number(still),
    phone: phone === null ? undefined : Number(phone),
  };
};

/** Return the still forms of a file in their order; none where they do not come. */
const fetchStills = async (file: string): Promise<string[]> => {
  try {
    const response = await fetch(file);
    const read: unknown = response.ok ? await response.json() : undefined;
    return isStrings(read) ? read : [];
  } catch {
    return [];
  }
};

/** Ask once more for styles that did not come; a bundler never asks twice. */
const askForStyles = (): void => {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]'))
    if (!link.sheet) link.replaceWith(link.cloneNode());
};

/** Puts still forms into their places: a slide's or, in a narrow article, a phone's. */
class StillForms {
  readonly #source: StillsSource;
  readonly #places: readonly Place[];
  readonly #files = new Map<Room, Promise<string[]>>();
  /** The form that each place has. */
  readonly #filled = new Map<Place, Room>();
  #shown: Room = 'stage';
  #busy = Promise.resolve();

  constructor(source: StillsSource, places: readonly Place[]) {
    this.#source = source;
    this.#places = places;
  }

  /**
   * Fill the places that wait, each with the form for the room of now; what fails is said there.
   * @throws Error where they did not come
   */
  async fill(): Promise<void> {
    this.#shown = roomNow();
    const waiting = this.#places.filter(
      ({ stage, phone }) =>
        typeof stage === 'number' || (this.#shown === 'phone' && phone !== undefined),
    );
    this.#busy = this.#show(waiting);
    await this.#busy;
    if (waiting.some(({ element }) => element.querySelector(':scope > .missing')))
      throw new Error('The still forms did not come.');
  }

  /** Change every drawing that has two forms to the one for the room of now. */
  change(): void {
    const room = roomNow();
    if (room === this.#shown) return;
    this.#shown = room;
    const changing = this.#places.filter(({ phone }) => phone !== undefined);
    for (const { element } of changing) element.setAttribute(STILL, '');
    // After what is under way, which would else put the former room's forms over these.
    this.#busy = this.#busy.then(() => this.#show(changing));
  }

  async #show(places: readonly Place[]): Promise<void> {
    const stage = await this.#load('stage');
    const yieldIfLong = createYield();
    for (const place of places) {
      await yieldIfLong();
      const { element, phone } = place;
      const room = phone === undefined ? 'stage' : this.#shown;
      const forPhone =
        room === 'phone' && phone !== undefined ? (await this.#load(room))[phone] : undefined;
      // The room has changed once more: its own turn comes.
      if (phone !== undefined && room !== this.#shown) continue;
      // Put in again, a drawing would lose what is live on it.
      if (this.#filled.get(place) === room) {
        element.removeAttribute(STILL);
        continue;
      }
      const forStage = typeof place.stage === 'string' ? place.stage : stage[place.stage];
      const drawn = forPhone ?? forStage;
      element.innerHTML =
        drawn === undefined
          ? '<p class="missing">This picture could not be loaded.</p>'
          : fillAssets(drawn, this.#source.assets);
      if (drawn !== undefined) this.#filled.set(place, room);
      element.classList.toggle('phone', forPhone !== undefined);
      element.removeAttribute(STILL);
    }
  }

  /** Return a room's file, which is asked for once more where it did not come. */
  async #load(room: Room): Promise<string[]> {
    const file = this.#files.get(room) ?? fetchStills(this.#source.files[room]);
    this.#files.set(room, file);
    const read = await file;
    if (read.length === 0) this.#files.delete(room);
    return read;
  }
}

export interface DeferredOptions {
  /** Loads what else the first slide does without, such as the styles of the others. */
  readonly alongside?: () => Promise<unknown>;
}

/**
 * Return a plugin that fetches the drawings which the slide compiler left out of the page, when more than
 * the first slide is wanted. It stands after the markdown plugin, and before the figures plugin.
 */
export function deferred({ alongside }: DeferredOptions = {}): RevealPlugin {
  return {
    id: 'deferred',
    init(deck: RevealApi) {
      const source = readSource();
      const places = deck
        .getRevealElement()
        ?.querySelectorAll<HTMLElement>(`[${STILL}], [${PHONE_STILL}]`);
      const forms = source && new StillForms(source, Array.from(places ?? [], placeOf));
      let again = false;
      onRoomChange(() => forms?.change());
      return loadAfterFirstSlide(deck, async () => {
        if (again) askForStyles();
        again = true;
        // All of it has its end, good or bad, before the deck is ready.
        const ends = await Promise.allSettled([alongside?.(), forms?.fill()]);
        const failed = ends.find((end) => end.status === 'rejected');
        if (failed) throw failed.reason;
      });
    },
  };
}
