import type { TaskWriter } from './task-writer.ts';

/** Writes through whichever connection is free; what finds none waits its turn. */
export class WriterPool {
  readonly #writers: readonly TaskWriter[];
  readonly #waiting: (() => void)[] = [];
  #underWay = 0;

  constructor(writers: readonly TaskWriter[]) {
    this.#writers = writers;
  }

  /** Writes that are not answered yet. */
  get unanswered(): number {
    return this.#underWay + this.#waiting.length;
  }

  /** Writes a task as soon as may be; `onSent` gets its number, `onDone` the milliseconds that the answer took. */
  write(onSent: (number: number) => void, onDone: (ms: number) => void = () => {}): void {
    const free = this.#writers.find((writer) => !writer.busy);
    if (free === undefined) {
      this.#waiting.push(() => this.write(onSent, onDone));
      return;
    }
    this.#underWay += 1;
    const number = free.write((ms) => {
      this.#underWay -= 1;
      onDone(ms);
      this.#waiting.shift()?.();
    });
    onSent(number);
  }
}
