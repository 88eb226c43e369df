/*
 * The connection between the windows of a talk: a BroadcastChannel of their own, over which they find
 * each other after any reload. Browsers keep pages on a disk apart from each other, so there messages
 * go to the window that opened this one, or that this one opened.
 */
import { readEnvelope } from './protocol.ts';
import type { Envelope, Side } from './protocol.ts';

/** One end of the connection between the windows of a session. */
export interface Link {
  send(message: object): void;
  close(): void;
}

/** Called with what another window of the session sent, unchecked. */
export type Receive = (message: unknown, from: Side) => void;

/**
 * Join a session.
 * @param session - the same for a deck and its speaker windows, another for each other deck
 */
export function openLink(session: string, from: Side, receive: Receive): Link {
  const seal = (message: object): Envelope => ({ speaker: session, from, message });
  const open = (data: unknown): Envelope | undefined => {
    const envelope = readEnvelope(data);
    return envelope?.speaker === session ? envelope : undefined;
  };
  const connect = location.protocol === 'file:' ? linkByWindows : linkByChannel;
  return connect({ session, from, receive, seal, open });
}

interface Ends {
  readonly session: string;
  readonly from: Side;
  readonly receive: Receive;
  readonly seal: (message: object) => Envelope;
  /** Return what was sent in this session; undefined for anything else. */
  readonly open: (data: unknown) => Envelope | undefined;
}

function linkByChannel({ session, receive, seal, open }: Ends): Link {
  const channel = new BroadcastChannel(`speaker ${session}`);
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const envelope = open(data);
    if (envelope) receive(envelope.message, envelope.from);
  });
  return {
    send: (message) => channel.postMessage(seal(message)),
    close: () => channel.close(),
  };
}

function linkByWindows({ from, receive, seal, open }: Ends): Link {
  const others = new Set<MessageEventSource>();
  // The DOM's types leave it open what an opener is.
  const opener = window.opener as Window | null;
  if (from === 'speaker' && opener) others.add(opener);
  const listen = ({ data, source }: MessageEvent<unknown>): void => {
    const envelope = open(data);
    if (!envelope) return;
    // A deck that was reloaded does not know its speaker window: it answers the one that speaks.
    if (source) others.add(source);
    receive(envelope.message, envelope.from);
  };
  window.addEventListener('message', listen);
  return {
    send(message) {
      for (const other of others) other.postMessage(seal(message), { targetOrigin: '*' });
    },
    close: () => window.removeEventListener('message', listen),
  };
}
