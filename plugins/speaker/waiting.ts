/** How long a message waits for a deck that is away, in milliseconds. */
const PATIENCE = 2000;

/** Messages to a deck that is away: it is probably being reloaded, and gets them when it is back. */
export class Waiting<Message> {
  #messages: { readonly message: Message; readonly since: number }[] = [];

  add(message: Message, now: number): void {
    this.#messages.push({ message, since: now });
  }

  /** Takes out all messages, and returns those that have not waited too long, in their order. */
  take(now: number): Message[] {
    const recent = this.#messages.filter(({ since }) => now - since <= PATIENCE);
    this.#messages = [];
    return recent.map(({ message }) => message);
  }
}
