import type { RevealApi } from 'reveal.js';
import { controlWants } from '../common/focus.ts';
import type { Figures } from '../figures/contract.ts';
import { liveFigures } from './figures.ts';
import { post, received } from './frames.ts';
import { shareInk } from './ink.ts';
import type { SharedInk } from './ink.ts';
import { plainState, revealState, stateEvents } from './place.ts';
import { sharePointer } from './pointer.ts';
import { readPreviewOrder } from './protocol.ts';
import type { DeckState, PreviewOrder, PreviewReport } from './protocol.ts';

/**
 * Make this deck a preview inside a speaker's window: it shows what the window orders, passes its
 * keys on, and reports what a person does in it (a link, a swipe, a slide of the overview, a figure).
 */
export function preview(deck: RevealApi): void {
  if (parent === window) return;
  let obeying = false;
  let ordered = '';
  let figures: Figures | undefined;
  let ink: SharedInk | undefined;

  const report = (message: PreviewReport): void => post(parent, message);
  const pointer = sharePointer(deck, report);

  function obey(order: PreviewOrder): void {
    switch (order.type) {
      case 'show': {
        Object.assign(document.documentElement.dataset, {
          theme: order.theme,
          contrast: order.contrast,
        });
        ordered = comparable(order.state);
        obeying = true;
        deck.setState(revealState(order.state));
        obeying = false;
        return;
      }
      case 'figure':
        return figures?.setState(order.key, order.state);
      case 'result':
        return figures?.setResult(order.key, order.result);
      case 'dot':
        return pointer?.show(order);
      case 'ink':
        return ink?.receive(order);
    }
  }

  const hear = (event: MessageEvent<unknown>): void => {
    const order = readPreviewOrder(received(event, parent));
    if (order) obey(order);
  };
  const press = (event: KeyboardEvent): void => {
    const { key, keyCode: code, shiftKey: shift, altKey: alt } = event;
    if (event.ctrlKey || event.metaKey || controlWants(key)) return;
    if (key === 'Tab' || key === 'Shift') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    report({ type: 'pressed', key, code, shift, alt });
  };
  const follow = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!(link instanceof HTMLAnchorElement)) return;
    const slide = document.getElementById(decodeURIComponent(link.hash.replace(/^#\/?/, '')));
    if (link.pathname === location.pathname && link.hash !== '' && slide?.matches('section')) {
      event.preventDefault();
      const { h, v } = deck.getIndices(slide);
      deck.slide(h, v);
    } else {
      link.target = '_blank';
    }
  };

  for (const event of stateEvents)
    deck.on(event, () => {
      const state = plainState(deck);
      // What this window was ordered to show is no wish of a person, however late an event comes.
      if (!obeying && comparable(state) !== ordered) report({ type: 'state', state });
    });
  addEventListener('message', hear);
  addEventListener('keydown', press, { capture: true });
  addEventListener('click', follow, { capture: true });
  document.addEventListener('figurechange', ({ detail: { key, state } }) =>
    report({ type: 'figure', key, state }),
  );
  document.addEventListener('figureresult', ({ detail: { key, result } }) =>
    report({ type: 'result', key, result }),
  );
  void liveFigures(deck).then((live) => {
    figures = live;
    report({ type: 'ready' });
    ink = shareInk(deck, report);
  });
}

/** Return a state as text that is the same for states that show the same. */
function comparable(state: DeckState): string {
  return JSON.stringify(revealState(state));
}
