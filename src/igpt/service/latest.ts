interface Kept<Owner, Answer> {
  readonly owner: Owner;
  readonly question: string;
  readonly answer: Answer;
}

/** Keeps the latest answers, so that a question that is asked again right away costs nothing. */
export class Latest<Owner, Answer> {
  readonly #most: number;
  readonly #release: (answer: Answer) => void;
  /** The latest first. */
  #kept: readonly Kept<Owner, Answer>[] = [];

  /**
   * @param most - how many answers are kept
   * @param release - called with an answer that is no longer kept
   */
  constructor(most: number, release: (answer: Answer) => void = () => undefined) {
    this.#most = most;
    this.#release = release;
  }

  /** Return the answer to a question, computed unless it is kept. */
  get(owner: Owner, question: unknown, compute: () => Answer): Answer {
    const text = JSON.stringify(question);
    const known = this.#kept.find((one) => one.owner === owner && one.question === text);
    const latest = known ?? { owner, question: text, answer: compute() };
    this.#keep([latest, ...this.#kept.filter((one) => one !== latest)].slice(0, this.#most));
    return latest.answer;
  }

  /** Forget the answers of an owner. */
  drop(owner: Owner | undefined): void {
    this.#keep(this.#kept.filter((one) => one.owner !== owner));
  }

  #keep(kept: readonly Kept<Owner, Answer>[]): void {
    for (const one of this.#kept) if (!kept.includes(one)) this.#release(one.answer);
    this.#kept = kept;
  }
}
