import { Commands } from './page/commands.ts';
import { connect } from './page/connection.ts';
import { Panes } from './page/panes.ts';
import { recall, remember } from './session.ts';
import './speaker.css';
import './small.css';

/**
 * Make a page the speaker's window of the deck whose session is in the address. Any page of the same
 * origin can call this; the deck's plugin needs its address.
 */
export function mountSpeaker(root: HTMLElement = document.body): void {
  const session = new URLSearchParams(location.search).get('session') ?? recall('session') ?? '';
  remember('session', session);
  const panes: Panes = new Panes(root, {
    ask: (request) => ask(request),
    act: (action) => commands.act(action),
    report: (report) => commands.follow(report),
  });
  const ask = connect(session, panes);
  const commands = new Commands(panes, ask);
  document.addEventListener('keydown', (event) => commands.onKey(event));
}
