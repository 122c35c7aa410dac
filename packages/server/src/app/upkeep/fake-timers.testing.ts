/** Timers that go off when a test lets time pass. */
export class FakeTimers {
  now = 0;
  #due: { readonly at: number; readonly action: () => void }[] = [];

  readonly schedule = (ms: number, action: () => void) => {
    const timer = { at: this.now + ms, action };
    this.#due.push(timer);
    return () => {
      this.#due = this.#due.filter((each) => each !== timer);
    };
  };

  /** How many are to go off. */
  get waiting(): number {
    return this.#due.length;
  }

  /** Lets so many milliseconds pass, and whatever comes up in them happen. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    for (;;) {
      await settle();
      const [next] = this.#due.toSorted((a, b) => a.at - b.at);
      if (next === undefined || next.at > end) break;
      this.now = next.at;
      this.#due = this.#due.filter((each) => each !== next);
      next.action();
    }
    this.now = end;
  }
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
