import type { RevealApi, RevealPlugin } from 'reveal.js';
import { keepPresses } from '../common/focus.ts';
import { button } from '../common/h.ts';
import { say } from '../common/notice.ts';
import { readingBegins } from '../common/room.ts';
import { inPreview, inPrint, inReading } from '../common/views.ts';
import { askedSentence } from './address.ts';
import { listenIcon } from './icons.ts';
import { bindings, shortcuts } from './keys.ts';
import type { Listening } from './listening.ts';
import { timelineAddress } from './timeline.ts';
import { deckVoices, pickVoice } from './voices.ts';
import './start.css';

export interface ListenOptions {
  /** A selector of the element that the button on a slide is put into; without it there is none. */
  readonly beside?: string;
}

/**
 * The deck gives its talk: it says the sentences of the timeline, takes the steps and turns the
 * slides, until a person takes over. Begun by `l`, by a button or by `?listen` in the address; may be
 * registered late. A deck without speaker notes has no talk.
 */
export function listen({ beside }: ListenOptions = {}): RevealPlugin {
  let deck: RevealApi;
  let loading: Promise<Listening> | undefined;
  let listening: Listening | undefined;

  const open = (sentence = 0): Promise<Listening> =>
    (loading ??= Promise.all([import('./listening.ts'), import('./timeline.ts')])
      .then(async ([{ Listening }, { loadTimeline }]) => {
        const timeline = await loadTimeline();
        listening = new Listening(deck, timeline, sentence, close);
        return listening;
      })
      .catch((error: unknown) => {
        // The next press tries again.
        loading = undefined;
        throw error;
      }));
  const close = (): void => {
    loading = listening = undefined;
  };
  const failed = (): void => say('The talk could not be loaded. Is the network there?');

  /** Play, or pause what plays. A press that begins the talk may also give the bar the focus. */
  const toggle = (focus: boolean): void => {
    if (listening) return listening.toggle();
    allowSpeech();
    open().then((opened) => {
      opened.play();
      if (focus) opened.focus();
    }, failed);
  };
  const chooseVoice = ({ key }: KeyboardEvent): void => {
    // A key that was pressed in a speaker's window has no name here: nobody is there to choose.
    if (key !== undefined) open().then((opened) => opened.showSettings(), failed);
  };
  const startButton = (ofClass: string): HTMLButtonElement => {
    const element = button('Listen', () => toggle(true), { class: ofClass });
    element.insertAdjacentHTML('afterbegin', listenIcon('play'));
    keepPresses(element);
    return element;
  };

  return {
    id: 'listen',
    init(api) {
      if (inPrint(api) || inPreview(api) || timelineAddress() === undefined) return;
      deck = api;
      api.addKeyBinding({ keyCode: bindings.listen, key: 'L', description: 'Listen' }, () =>
        toggle(false),
      );
      api.addKeyBinding(bindings.voice, chooseVoice);
      for (const [keys, description] of shortcuts) api.registerKeyboardShortcut(keys, description);
      const inArticle = (): void =>
        document.querySelector('.reading-head')?.append(startButton('listen-read'));
      if (inReading()) inArticle();
      else {
        const place = beside === undefined ? null : document.querySelector(beside);
        const started = startButton('listen-start boxed');
        place?.append(started);
        document.addEventListener(readingBegins, () => {
          started.remove();
          // The article makes its bar right after this event.
          queueMicrotask(inArticle);
        });
      }
      const asked = askedSentence(location.search);
      if (asked !== undefined) open(asked).then((opened) => opened.focus(), failed);
    },
  };
}

/**
 * Have Safari allow the speech that begins when the talk is loaded: it asks for a press. Only a voice of
 * this device is asked.
 */
function allowSpeech(): void {
  const voice = pickVoice(deckVoices(), undefined);
  if (voice) speechSynthesis.speak(Object.assign(new SpeechSynthesisUtterance(''), { voice }));
}
