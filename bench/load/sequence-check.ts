/** Counts what is wrong with a stream of seqs that should go up by one from a cursor. */
export class SequenceCheck {
  #last: number;
  #received = 0;
  #doubled = 0;
  #outOfOrder = 0;
  readonly #missing = new Set<number>();

  /** @param cursor the seq before the first that is to come */
  constructor(cursor: number) {
    this.#last = cursor;
  }

  /** The highest seq seen. */
  get last(): number {
    return this.#last;
  }

  get received(): number {
    return this.#received;
  }

  get doubled(): number {
    return this.#doubled;
  }

  /** Came, but after a later one. */
  get outOfOrder(): number {
    return this.#outOfOrder;
  }

  take(seq: number): void {
    this.#received += 1;
    if (seq === this.#last + 1) this.#last = seq;
    else if (seq > this.#last) this.#skipTo(seq);
    else if (this.#missing.delete(seq)) this.#outOfOrder += 1;
    else this.#doubled += 1;
  }

  /** How many never came of all up to `head`. */
  lost(head: number): number {
    return this.#missing.size + Math.max(0, head - this.#last);
  }

  #skipTo(seq: number): void {
    for (let missing = this.#last + 1; missing < seq; missing += 1) this.#missing.add(missing);
    this.#last = seq;
  }
}
