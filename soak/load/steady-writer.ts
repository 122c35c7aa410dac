import { setTimeout as sleep } from 'node:timers/promises';
import type { Tab } from './tab.ts';

/** Tasks that live at a time: then they are completed and deleted, so that the list stays as long as it is. */
const kept = 50;
const notes = 'n'.repeat(1_500);

function taskId(writer: number, number: number): string {
  return `01950000-000${writer}-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** Changes tasks at a steady pace: adds, edits, completes, deletes, one after the other. */
export class SteadyWriter {
  readonly #tab: Tab;
  readonly #writer: number;
  readonly #pauseMs: number;
  #written = 0;

  /** @param writer below 10: its tasks are its own */
  constructor(tab: Tab, writer: number, pauseMs: number) {
    this.#tab = tab;
    this.#writer = writer;
    this.#pauseMs = pauseMs;
  }

  get written(): number {
    return this.#written;
  }

  async writeWhile(goOn: () => boolean): Promise<void> {
    for (let number = 1; goOn(); number += 1) {
      await this.#write('task.add', { id: taskId(this.#writer, number), title: `Task ${number}`, notes });
      await this.#write('task.update', { id: taskId(this.#writer, number), title: `Task ${number}, edited` });
      if (number > kept) {
        await this.#write('task.complete', { id: taskId(this.#writer, number - kept) });
        await this.#write('task.delete', { id: taskId(this.#writer, number - kept) });
      }
      await sleep(this.#pauseMs);
    }
  }

  async #write(operation: string, input: object): Promise<void> {
    this.#written += 1;
    await this.#tab.execute(`soak-${this.#writer}-${this.#written}`, operation, input);
  }
}
