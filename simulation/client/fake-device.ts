import type { Device } from '@lockstep/client';

/** A device whose network and screen the simulation switches. */
export class FakeDevice implements Device {
  #online = true;
  #visible = true;
  readonly #listeners = new Set<() => void>();

  online(): boolean {
    return this.#online;
  }

  visible(): boolean {
    return this.#visible;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  set(state: { readonly online: boolean; readonly visible: boolean }): void {
    this.#online = state.online;
    this.#visible = state.visible;
    for (const listener of this.#listeners) listener();
  }
}
