interface Timer {
  readonly at: number;
  /** Keeps what falls due at one moment in the order in which it was asked for. */
  readonly order: number;
  readonly run: () => void;
  cancelled: boolean;
}

function isBefore(a: Timer, b: Timer): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}

/** Time that moves only from one due event to the next. All that happens in a simulation happens as one of its events. */
export class VirtualTime {
  /** A binary heap, the next event first. */
  readonly #heap: Timer[] = [];
  #now = 0;
  #order = 0;

  /** Milliseconds since the simulation began. */
  get now(): number {
    return this.#now;
  }

  /** Runs `run` after `delayMs`; the answer cancels it. */
  schedule(delayMs: number, run: () => void): () => void {
    this.#order += 1;
    const timer: Timer = { at: this.#now + Math.max(0, delayMs), order: this.#order, run, cancelled: false };
    this.#heap.push(timer);
    this.#rise(this.#heap.length - 1);
    return () => {
      timer.cancelled = true;
    };
  }

  /** Moves on to the next event not later than `until` and runs it; false where there is none. */
  step(until: number): boolean {
    for (;;) {
      const next = this.#heap[0];
      if (next === undefined || next.at > until) return false;
      this.#takeFirst();
      if (next.cancelled) continue;
      this.#now = next.at;
      next.run();
      return true;
    }
  }

  /** Nothing happens until then. */
  skipTo(moment: number): void {
    this.#now = Math.max(this.#now, moment);
  }

  #takeFirst(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#sink(0);
  }

  #rise(start: number): void {
    let index = start;
    while (index > 0) {
      const above = (index - 1) >>> 1;
      if (!this.#swapIfBefore(index, above)) return;
      index = above;
    }
  }

  #sink(start: number): void {
    let index = start;
    for (;;) {
      const left = 2 * index + 1;
      const right = left + 1;
      const [first, second] = [this.#heap[left], this.#heap[right]];
      if (first === undefined) return;
      const child = second !== undefined && isBefore(second, first) ? right : left;
      if (!this.#swapIfBefore(child, index)) return;
      index = child;
    }
  }

  #swapIfBefore(lower: number, upper: number): boolean {
    const [a, b] = [this.#heap[lower], this.#heap[upper]];
    if (a === undefined || b === undefined || !isBefore(a, b)) return false;
    this.#heap[upper] = a;
    this.#heap[lower] = b;
    return true;
  }
}
