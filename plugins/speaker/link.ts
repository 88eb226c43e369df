/*
 * How the windows of a talk reach each other: by a BroadcastChannel of their own, so that they find
 * each other after any reload; from a disk, where browsers part pages from one another, by the
 * window that opened the other.
 */

/** One end of the connection between the windows of a session. */
export interface Link {
  send(message: object): void;
  close(): void;
}

/** Who speaks. */
export type Side = 'deck' | 'speaker';

/** Is given what another window of the session sent, unread. */
export type Receive = (message: unknown, from: Side) => void;

interface Envelope {
  readonly speaker: string;
  readonly from: Side;
  readonly message: unknown;
}

/**
 * Joins a session.
 * @param session - the same for a deck and its speaker's window, another for each other deck
 */
export function openLink(session: string, from: Side, receive: Receive): Link {
  const seal = (message: object): Envelope => ({ speaker: session, from, message });
  const isOurs = (data: unknown): data is Envelope => isEnvelope(data) && data.speaker === session;
  const take = (data: Envelope): void => receive(data.message, data.from);
  return location.protocol === 'file:'
    ? linkByWindows(from, seal, isOurs, take)
    : linkByChannel(session, seal, isOurs, take);
}

type Seal = (message: object) => Envelope;
type IsOurs = (data: unknown) => data is Envelope;
type Take = (data: Envelope) => void;

function linkByChannel(session: string, seal: Seal, isOurs: IsOurs, take: Take): Link {
  const channel = new BroadcastChannel(`speaker ${session}`);
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isOurs(data)) take(data);
  });
  return {
    send: (message) => channel.postMessage(seal(message)),
    close: () => channel.close(),
  };
}

function linkByWindows(from: Side, seal: Seal, isOurs: IsOurs, take: Take): Link {
  const others = new Set<MessageEventSource>();
  // The DOM's types leave it open what an opener is.
  const opener = window.opener as Window | null;
  if (from === 'speaker' && opener) others.add(opener);
  const listen = ({ data, source }: MessageEvent<unknown>): void => {
    if (!isOurs(data)) return;
    // A deck that was reloaded does not know its speaker's window: who speaks to it is answered.
    if (source) others.add(source);
    take(data);
  };
  window.addEventListener('message', listen);
  return {
    send(message) {
      for (const other of others) other.postMessage(seal(message), { targetOrigin: '*' });
    },
    close: () => window.removeEventListener('message', listen),
  };
}

function isEnvelope(data: unknown): data is Envelope {
  return (
    typeof data === 'object' &&
    data !== null &&
    'speaker' in data &&
    'from' in data &&
    (data.from === 'deck' || data.from === 'speaker') &&
    'message' in data
  );
}
