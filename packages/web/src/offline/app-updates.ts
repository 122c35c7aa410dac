import { takeOver } from './worker/take-over.ts';

type Worker = Pick<ServiceWorker, 'state' | 'postMessage' | 'addEventListener'>;

/** The part of a worker's registration that is used. */
export type Registration = Pick<EventTarget, 'addEventListener'> & {
  readonly waiting: Worker | null;
  readonly installing: Worker | null;
  update(): Promise<unknown>;
};

/** The part of `navigator.serviceWorker` that is used. */
export type Container = Pick<EventTarget, 'addEventListener'> & {
  readonly controller: unknown;
};

export type AppUpdatesOptions = {
  container: Container;
  /** Loads the page anew. */
  reload: () => void;
  /** Calls back after so many milliseconds. */
  schedule: (run: () => void, delayMs: number) => void;
};

/** A worker that does not come to an end in this time will not. */
const patienceMs = 10_000;

/**
 * New builds of the app. One that has arrived waits until the person takes it, since a page must not change under the
 * hand; what was opened with the old one goes on with it.
 */
export class AppUpdates {
  readonly #options: AppUpdatesOptions;
  readonly #listeners = new Set<() => void>();
  #registration: Registration | undefined;
  #controlled: boolean;
  #ready = false;
  #taking = false;

  constructor(options: AppUpdatesOptions) {
    this.#options = options;
    this.#controlled = options.container.controller !== null;
    options.container.addEventListener('controllerchange', () => this.#controllerChanged());
  }

  /** Whether a new build is there to be taken. */
  get ready(): boolean {
    return this.#ready;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Watches a registration for new builds. */
  watch(registration: Registration): void {
    this.#registration = registration;
    if (registration.waiting !== null) this.#arrived();
    const follow = (): void => {
      const { installing } = registration;
      installing?.addEventListener('statechange', () => {
        // The first one there ever was is no news.
        if (installing.state === 'installed' && this.#controlled) this.#arrived();
      });
    };
    follow();
    registration.addEventListener('updatefound', follow);
  }

  /** Asks whether there is a new build. */
  async check(): Promise<void> {
    // Without a network there is none to be had.
    await this.#registration?.update().catch(() => undefined);
  }

  /** Loads the page anew, with the newest build that can be had. */
  async take(): Promise<void> {
    const { reload, schedule } = this.#options;
    if (this.#taking) return;
    this.#taking = true;
    if (this.#registration?.waiting === null) await this.check();
    await this.#settled();
    const { waiting } = this.#registration ?? {};
    if (waiting === undefined || waiting === null) {
      reload();
      return;
    }
    waiting.postMessage(takeOver, []);
    schedule(reload, patienceMs);
  }

  /** A build that is on its way is waited for. */
  #settled(): Promise<void> {
    const { installing } = this.#registration ?? {};
    if (installing === undefined || installing === null) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    installing.addEventListener('statechange', () => resolve());
    this.#options.schedule(resolve, patienceMs);
    return promise;
  }

  #controllerChanged(): void {
    if (this.#taking) this.#options.reload();
    // Another page has taken it: this one goes on with the files it came with.
    else if (this.#controlled) this.#arrived();
    this.#controlled = true;
  }

  #arrived(): void {
    this.#ready = true;
    for (const listener of this.#listeners) listener();
  }
}
