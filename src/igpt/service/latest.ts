/** Keeps the latest answers, so that a question that is asked again right away costs nothing. */
export class Latest<Owner, Answer> {
  readonly #most: number;
  /** The latest first. */
  #kept: { readonly owner: Owner; readonly question: string; readonly answer: Answer }[] = [];

  /** @param most - how many answers are kept */
  constructor(most: number) {
    this.#most = most;
  }

  /** Return the answer to a question, computed unless it is kept. */
  get(owner: Owner, question: unknown, compute: () => Answer): Answer {
    const text = JSON.stringify(question);
    const known = this.#kept.find((one) => one.owner === owner && one.question === text);
    const latest = known ?? { owner, question: text, answer: compute() };
    this.#kept = [latest, ...this.#kept.filter((one) => one !== latest)].slice(0, this.#most);
    return latest.answer;
  }

  /** Forget the answers of an owner. */
  drop(owner: Owner | undefined): void {
    this.#kept = this.#kept.filter((one) => one.owner !== owner);
  }
}
