const most = 20;

/** What was found to be wrong, each with the rule that it breaks. */
export class Findings {
  readonly #found: string[] = [];
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  get all(): readonly string[] {
    return this.#found;
  }

  add(rule: string, sentence: string): void {
    if (this.#found.length < most) this.#found.push(`${rule} at ${this.#now()} ms: ${sentence}`);
  }

  /** Notes the sentence unless it holds. */
  require(holds: boolean, rule: string, sentence: () => string): void {
    if (!holds) this.add(rule, sentence());
  }

  /** Something threw that never should. */
  fault(where: string, error: unknown): void {
    const shown = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.add('fault', `${where}: ${shown}`);
  }
}
