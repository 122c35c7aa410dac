/** Up to so long a flush is waited for on the event loop: handing it to a thread and back takes about as long, ms. */
const quickMs = 1;
/** How much the latest flush counts. */
const weight = 1 / 8;

/** Whether the disk is quick enough to be waited for, judged by how long it has been taking lately. */
export class FlushPace {
  #usualMs = Infinity;

  /** How long a flush took, milliseconds. */
  note(ms: number): void {
    this.#usualMs = Number.isFinite(this.#usualMs) ? this.#usualMs + (ms - this.#usualMs) * weight : ms;
  }

  get isQuick(): boolean {
    return this.#usualMs <= quickMs;
  }
}
