import type { Device } from './device.ts';

/** A device whose network and screen the test switches. */
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

  get listeners(): number {
    return this.#listeners.size;
  }

  setOnline(online: boolean): void {
    this.#online = online;
    for (const listener of this.#listeners) listener();
  }

  setVisible(visible: boolean): void {
    this.#visible = visible;
    for (const listener of this.#listeners) listener();
  }
}
