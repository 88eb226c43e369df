import { controlWants } from '../common/focus.ts';
import type { Json } from '../figures/contract.ts';
import { now } from './clock.ts';
import { openLink } from './link.ts';
import { readClock, readDeckMessage } from './messages.ts';
import type {
  DeckMessage,
  FigureMessage,
  Place,
  Press,
  PreviewOrder,
  PreviewReport,
  SpeakerMessage,
  Talk,
} from './messages.ts';
import { ControlBar } from './page/bar.ts';
import { Frame } from './page/frame.ts';
import { actionOf } from './page/keys.ts';
import type { LocalAction } from './page/keys.ts';
import { SlideList } from './page/list.ts';
import { make } from './page/make.ts';
import { NotesPane } from './page/notes.ts';
import { split } from './page/split.ts';
import { Strip } from './page/strip.ts';
import { TimeBar } from './page/time.ts';
import { newSession, recall, remember } from './session.ts';
import { Waiting } from './waiting.ts';
import './speaker.css';

/** How often the deck is asked whether it is there, in milliseconds. */
const BEAT = 1000;

/** After how many questions without an answer it counts as gone: it may be busy for a while. */
const PATIENCE = 4;

/**
 * Makes a page the speaker's window of the deck whose session stands in the address. Any page of the
 * same origin can call this; the deck's plugin must be told its address.
 */
export function mountSpeaker(root: HTMLElement = document.body): void {
  const session = new URLSearchParams(location.search).get('session') ?? recall('session') ?? '';
  remember('session', session);
  const link = openLink(session, 'speaker', (data, from) => {
    const message = from === 'deck' ? readDeckMessage(data) : undefined;
    if (!message) return;
    unanswered = 0;
    hear(message);
  });
  const send = (message: SpeakerMessage): void => link.send(message);
  /** What waits for a deck that is away. */
  const waiting = new Waiting<() => void>();
  const whenThere = (act: () => void): void => {
    if (deck === undefined) waiting.add(act, now());
    else act();
  };
  const ask = (message: SpeakerMessage): void => whenThere(() => send(message));

  /** The load of the deck's page that this window follows; undefined while there is none. */
  let deck: string | undefined;
  let talk: Talk | undefined;
  let place: Place | undefined;
  let unanswered = 0;
  /** What the figures of the deck show, for frames that come later. */
  const states = new Map<string, Json>();
  const results = new Map<string, Json>();
  const me = newSession();
  /** How many changes of each figure this deck was asked for by this window. */
  const changes = new Map<string, number>();

  const late = (): PreviewOrder[] => [
    ...[...states].map(([key, state]) => ({ type: 'figure', key, state }) as const),
    ...[...results].map(([key, result]) => ({ type: 'result', key, result }) as const),
  ];
  const strip = new Strip();
  const time = new TimeBar(
    (clock) => {
      remember('clock', JSON.stringify(clock));
      send({ type: 'clock', clock });
    },
    (slide) => strip.plan(slide),
  );
  const current = new Frame('Current slide', attend, late);
  const next = new Frame('Next step', () => undefined, late);
  const list = new SlideList((slide) => ask({ type: 'go', slide }));
  const notes = new NotesPane((id) => {
    const slide = talk?.slides.findIndex((listed) => listed.id === id) ?? -1;
    if (slide >= 0) ask({ type: 'go', slide });
  });
  const bar = new ControlBar({
    move: (move) => ask({ type: 'move', move, skip: false }),
    act,
  });
  const status = make('p', 'speaker-status');
  status.setAttribute('role', 'status');
  const reopen = make('a', 'speaker-reopen', 'Open the deck');
  // A window opened this way has the session of this one, and so is found at once.
  Object.assign(reopen, { hidden: true, target: '_blank', rel: 'opener' });
  next.inert = true;

  const pictures = split(
    {
      name: 'pictures',
      label: 'Border below the current slide',
      direction: 'column',
      share: { wide: 60, high: 58 },
    },
    current.element,
    split(
      {
        name: 'next',
        label: 'Border beside the next step',
        direction: 'row',
        share: { wide: 58, high: 50 },
      },
      next.element,
      list.element,
    ),
  );
  const panes = split(
    {
      name: 'panes',
      label: 'Border beside the notes',
      direction: 'row',
      share: { wide: 58, high: 34 },
    },
    pictures,
    notes.element,
  );
  const head = make('header', 'speaker-head', time.element, bar.place);
  const notice = make('div', 'speaker-waiting', status, reopen);
  root.classList.add('speaker');
  root.replaceChildren(head, strip.element, notice, make('main', '', panes), bar.element);

  function hear(message: DeckMessage): void {
    switch (message.type) {
      case 'here':
        return meet(message.deck, message.talk);
      case 'gone':
        if (message.deck === deck) lose();
        return;
      case 'place':
        return follow(message);
      case 'clock':
        return keepTime(message.clock);
      case 'figure':
        // A state from before the last change made here must not take that back.
        if ((message.changes[me] ?? 0) < (changes.get(message.key) ?? 0)) return;
        states.set(message.key, message.state);
        return show(message);
      case 'result':
        results.set(message.key, message.result);
        return show(message);
      case 'dot':
        bar.pointer = message.on;
        return current.send(message);
      case 'alive':
        if (message.deck !== deck) send({ type: 'hello' });
        return;
      case 'taken':
    }
  }

  function meet(name: string, met: Talk): void {
    // Another window may have asked: this one knows all that already.
    if (name === deck) return;
    deck = name;
    talk = met;
    changes.clear();
    states.clear();
    results.clear();
    document.title = `Speaker: ${talk.title}`;
    // A deck that is opened from here has the session of this window.
    const { pathname } = new URL(talk.address);
    remember('session', session, pathname);
    remember('deck', talk.address);
    list.fill(talk);
    strip.fill(talk);
    notice.hidden = true;
    const { hurried } = talk;
    bar.hint =
      hurried.length > 0 ? `Less than the least time for a slide: ${hurried.join(', ')}` : '';
    for (const act of waiting.take(now())) act();
  }

  function lose(): void {
    deck = undefined;
    search();
  }

  function beat(): void {
    if (deck === undefined) return search();
    if (unanswered >= PATIENCE) return lose();
    unanswered += 1;
    send({ type: 'ping' });
  }

  function search(): void {
    const known = recall('deck');
    status.textContent = known ? 'The deck’s window is gone.' : 'Looking for the deck …';
    reopen.hidden = known === null;
    if (known) {
      const slide = place && talk?.slides[place.slide]?.id;
      reopen.href = slide ? `${known}#/${encodeURIComponent(slide)}` : known;
    }
    notice.hidden = false;
    send({ type: 'hello' });
  }

  function follow(to: Place): void {
    if (!talk) return;
    place = to;
    const { state, slide } = to;
    // A speaker wants to see the slide also while the audience sees black.
    current.show(talk, { ...state, paused: false }, to);
    next.show(talk, to.next, to);
    const [now, then] = [talk.slides[slide], nextSlide(talk, to)];
    current.caption = now?.title ?? '';
    next.caption = !to.next
      ? 'End of the talk'
      : then === now
        ? `Next: step ${to.step + 1} of ${to.steps}`
        : `Next: ${then?.title}`;
    notes.show(to);
    list.show(slide);
    strip.show(slide);
    time.show(talk, slide);
    bar.show(to, talk.slides.length);
  }

  function keepTime(theirs: typeof time.clock): void {
    time.clock = theirs;
    if (time.clock !== theirs) send({ type: 'clock', clock: time.clock });
    remember('clock', JSON.stringify(time.clock));
  }

  function show(order: PreviewOrder): void {
    current.send(order);
    next.send(order);
  }

  /** What happens in the preview of the current slide happens to the deck. */
  function attend(report: PreviewReport): void {
    switch (report.type) {
      case 'ready':
        return;
      case 'pressed':
        return void press(report);
      case 'figure':
        states.set(report.key, report.state);
        next.send(report);
        return whenThere(() => change(report));
      case 'result':
        results.set(report.key, report.result);
        next.send(report);
        return ask(report);
      case 'dot':
        return send(report);
      case 'state':
        return ask(report);
    }
  }

  function change(figure: FigureMessage): void {
    const change = (changes.get(figure.key) ?? 0) + 1;
    changes.set(figure.key, change);
    send({ ...figure, window: me, change });
  }

  /** Does what a key stands for; false if it stands for nothing. */
  function press(pressed: Press): boolean {
    const action = actionOf(pressed);
    if (action === undefined) return false;
    if (typeof action === 'string') act(action);
    else ask(action);
    return true;
  }

  function act(action: LocalAction): void {
    switch (action) {
      case 'find':
        return list.find();
      case 'clock':
        return time.toggle();
      case 'larger':
        return notes.larger();
      case 'smaller':
        return notes.smaller();
      case 'help':
        return bar.toggleHelp();
      case 'fullscreen':
        return toggleFullscreen();
    }
  }

  time.clock = readClock(recall('clock')) ?? time.clock;
  document.addEventListener('keydown', (event) => {
    const { key, keyCode: code, shiftKey: shift, altKey: alt } = event;
    if (event.ctrlKey || event.metaKey || controlWants(key) || bar.helping) return;
    if (press({ key, code, shift, alt })) event.preventDefault();
  });
  setInterval(beat, BEAT);
  search();
}

function nextSlide({ slides }: Talk, { next }: Place): Talk['slides'][number] | undefined {
  return slides.find(({ h, v }) => h === next?.['indexh'] && v === next['indexv']);
}

function toggleFullscreen(): void {
  const change = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen?.();
  // Refused, for example on a telephone: the window stays as it is.
  change?.catch(() => undefined);
}
