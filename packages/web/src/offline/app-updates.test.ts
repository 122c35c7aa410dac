import { expect, it, vi } from 'vitest';
import { AppUpdates } from './app-updates.ts';
import { takeOver } from './worker/take-over.ts';

class FakeWorker extends EventTarget {
  state: ServiceWorkerState = 'installing';
  readonly heard: unknown[] = [];

  postMessage(message: unknown): void {
    this.heard.push(message);
  }

  enter(state: ServiceWorkerState): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

class FakeRegistration extends EventTarget {
  waiting: FakeWorker | null = null;
  installing: FakeWorker | null = null;
  /** What asking for a new build finds. */
  offered: FakeWorker | null = null;

  async update(): Promise<void> {
    if (this.offered === null) return;
    this.installing = this.offered;
    this.offered = null;
    this.dispatchEvent(new Event('updatefound'));
  }

  finish(worker: FakeWorker): void {
    this.installing = null;
    this.waiting = worker;
    worker.enter('installed');
  }
}

class FakeContainer extends EventTarget {
  controller: object | null = null;

  hand(controller: object): void {
    this.controller = controller;
    this.dispatchEvent(new Event('controllerchange'));
  }
}

const fixture = ({ controlled = true } = {}) => {
  const container = new FakeContainer();
  if (controlled) container.controller = {};
  const registration = new FakeRegistration();
  const reload = vi.fn<() => void>();
  const timers: (() => void)[] = [];
  const updates = new AppUpdates({ container, reload, schedule: (run) => timers.push(run) });
  return { container, registration, reload, timers, updates };
};

it('says so when a new build has arrived, and loads it when the person takes it', async () => {
  const { container, registration, reload, updates } = fixture();
  const told = vi.fn<() => void>();
  updates.subscribe(told);
  updates.watch(registration);
  const next = new FakeWorker();
  registration.offered = next;
  await updates.check();
  expect(updates.ready).toBe(false);
  registration.finish(next);
  expect([updates.ready, told.mock.calls.length, reload.mock.calls.length]).toEqual([true, 1, 0]);
  await updates.take();
  expect([next.heard, reload.mock.calls.length]).toEqual([[takeOver], 0]);
  container.hand(next);
  expect(reload).toHaveBeenCalledTimes(1);
});

it('finds the one that already waited when the page was opened', () => {
  const { registration, updates } = fixture();
  registration.waiting = new FakeWorker();
  updates.watch(registration);
  expect(updates.ready).toBe(true);
});

it('makes no news of the first build there is', () => {
  const { container, registration, reload, updates } = fixture({ controlled: false });
  const first = new FakeWorker();
  registration.installing = first;
  updates.watch(registration);
  registration.finish(first);
  container.hand(first);
  expect([updates.ready, reload.mock.calls.length]).toEqual([false, 0]);
});

it('does not change a page under the hand when another one takes the new build', () => {
  const { container, reload, updates } = fixture();
  container.hand({});
  expect([updates.ready, reload.mock.calls.length]).toEqual([true, 0]);
});

it('looks for a newer build before it loads, and waits for it', async () => {
  const { registration, updates, reload } = fixture();
  updates.watch(registration);
  const next = new FakeWorker();
  registration.offered = next;
  const taken = updates.take();
  await Promise.resolve();
  await Promise.resolve();
  registration.finish(next);
  await taken;
  expect([next.heard, reload.mock.calls.length]).toEqual([[takeOver], 0]);
});

it('loads anew in any case: where there is no worker, no newer build, or one that does not answer', async () => {
  const without = fixture();
  await without.updates.take();
  expect(without.reload).toHaveBeenCalledTimes(1);

  const newest = fixture();
  newest.updates.watch(newest.registration);
  await newest.updates.take();
  expect(newest.reload).toHaveBeenCalledTimes(1);

  const silent = fixture();
  silent.registration.waiting = new FakeWorker();
  silent.updates.watch(silent.registration);
  await silent.updates.take();
  for (const run of silent.timers) run();
  expect(silent.reload).toHaveBeenCalledTimes(1);
});
