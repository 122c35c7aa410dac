import { setTimeout as sleep } from 'node:timers/promises';
import { SeededRandom } from '@lockstep/testkit/seeded-random';
import type { Access } from '../server/soaked-server.ts';
import { PlainTail } from './plain-tail.ts';
import { SteadyWriter } from './steady-writer.ts';
import { Tab } from './tab.ts';

const sizes = { writing: 4, steady: 4, restless: 12, sleeping: 4, slow: 3, tails: 3 } as const;
const writerPauseMs = 4;

/** Those who use a server for long: some write, others follow, each in a manner of their own. */
export class Crowd {
  readonly #access: Access;
  readonly #random = new SeededRandom(20_261_122);
  readonly #tabs: Tab[] = [];
  readonly #tails: PlainTail[] = [];
  readonly #writers: readonly SteadyWriter[];
  #running: Promise<unknown>[] = [];
  #goOn = true;
  #returns = 0;

  constructor(access: Access) {
    this.#access = access;
    this.#writers = Array.from(
      { length: sizes.writing },
      (_, index) => new SteadyWriter(this.#newTab(), index, writerPauseMs),
    );
  }

  get written(): number {
    return this.#writers.reduce((sum, { written }) => sum + written, 0);
  }

  /** How often somebody connected again. */
  get returns(): number {
    return this.#returns;
  }

  async start(): Promise<void> {
    await Promise.all(this.#tabs.map((tab) => tab.connect()));
    const manners = [
      ...Array.from({ length: sizes.steady }, () => this.#steady(this.#newTab())),
      ...Array.from({ length: sizes.restless }, () => this.#restless(this.#newTab())),
      ...Array.from({ length: sizes.sleeping }, () => this.#sleeping(this.#newTab())),
      ...Array.from({ length: sizes.slow }, () => this.#slow(this.#newTab())),
      ...Array.from({ length: sizes.tails }, () => this.#tail(new PlainTail(this.#access))),
    ];
    this.#running = [...this.#writers.map((writer) => writer.writeWhile(() => this.#goOn)), ...manners];
  }

  /** Ends the writing and waits until everybody has got everything; answers what was wrong for anybody. */
  async finish(): Promise<readonly string[]> {
    this.#goOn = false;
    await Promise.all(this.#running);
    const all = [...this.#tabs, ...this.#tails];
    const head = Math.max(...all.map(({ seq }) => seq));
    await Promise.all(all.map((one) => one.reach(head)));
    for (const one of all) one.drop();
    return all.flatMap(({ faults }) => faults.slice(0, 1));
  }

  #newTab(): Tab {
    const tab = new Tab(this.#access);
    this.#tabs.push(tab);
    return tab;
  }

  #between(least: number, most: number): number {
    return least + this.#random.below(most - least);
  }

  async #steady(tab: Tab): Promise<void> {
    await tab.connect();
  }

  /** Drops its connection again and again, and comes back from its cursor. */
  async #restless(tab: Tab): Promise<void> {
    while (this.#goOn) {
      await tab.connect();
      await sleep(this.#between(20, 150));
      tab.drop();
      this.#returns += 1;
      await sleep(this.#between(0, 50));
    }
  }

  /** Takes nothing for a while, then all of it; in between it may have been given up by the server. */
  async #sleeping(tab: Tab): Promise<void> {
    while (this.#goOn) {
      await tab.connect();
      await sleep(this.#between(100, 500));
      tab.pause();
      await sleep(this.#between(1_000, 3_000));
      tab.resume();
    }
  }

  /** Takes a little at a time, always. */
  async #slow(tab: Tab): Promise<void> {
    while (this.#goOn) {
      await tab.connect();
      tab.pause();
      await sleep(150);
      tab.resume();
      await sleep(5);
    }
  }

  async #tail(tail: PlainTail): Promise<void> {
    this.#tails.push(tail);
    while (this.#goOn) {
      await tail.connect();
      this.#returns += 1;
      await sleep(this.#between(500, 2_000));
    }
  }
}
