import type { Bus, BusListener, Hint } from './bus.ts';

/** The bus between hubs of one process. */
export class InProcessBus implements Bus {
  readonly #listeners = new Set<BusListener>();

  publish(hints: readonly Hint[]): void {
    for (const listener of this.#listeners) listener.hints(hints);
  }

  subscribe(listener: BusListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
