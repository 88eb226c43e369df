/** Sent on the document before the deck does what was asked in a speaker's window. */
export const speakerActs = 'speakeracts';

declare global {
  interface DocumentEventMap {
    /** The `detail` is the code of the key, where one was pressed that the deck has bound. */
    speakeracts: CustomEvent<number | undefined>;
  }
}

export function sayThatSpeakerActs(code?: number): void {
  document.dispatchEvent(new CustomEvent(speakerActs, { detail: code }));
}
