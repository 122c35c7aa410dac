interface Due {
  readonly at: number;
  readonly order: number;
  readonly action: () => void;
}

/** Time that passes when a test says so. */
export class VirtualTime {
  now = 0;
  #order = 0;
  #due: Due[] = [];

  /** A `Schedule`. */
  readonly schedule = (ms: number, action: () => void): void => {
    this.#order += 1;
    this.#due.push({ at: this.now + ms, order: this.#order, action });
  };

  /** Lets time pass; between two things that happen, whatever follows from the first comes to its end. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    await settle();
    for (let next = this.#takeBefore(end); next !== undefined; next = this.#takeBefore(end)) {
      this.now = next.at;
      next.action();
      await settle();
    }
    this.now = end;
  }

  #takeBefore(end: number): Due | undefined {
    const [next] = this.#due.toSorted((a, b) => a.at - b.at || a.order - b.order);
    if (next === undefined || next.at > end) return undefined;
    this.#due = this.#due.filter((due) => due !== next);
    return next;
  }
}

/** Enough turns of the microtask queue for every promise that is settled already to have told its followers. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
