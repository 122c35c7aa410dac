import { createClient } from '../client.ts';
import type { ClientOptions } from '../client-options.ts';
import { coreRules } from '../optimistic/core-rules.ts';
import { FakeClock, settle } from '../platform/fake-clock.testing.ts';
import { FakeDevice } from '../platform/fake-device.testing.ts';
import { Backend } from './backend.testing.ts';

/** What an earlier or another client has used, too. */
export interface SharedFixture {
  readonly clock: FakeClock;
  readonly backend: Backend;
}

let clients = 0;

/** A client and the server it talks to, both in memory, with a clock that stands still. */
export function clientFixture(options: ClientOptions = {}, shared?: SharedFixture) {
  const clock = shared?.clock ?? new FakeClock();
  const device = new FakeDevice();
  const backend = shared?.backend ?? new Backend(clock);
  const reported: unknown[] = [];
  clients += 1;
  const run = clients.toString(16).padStart(4, '0');
  let made = 0;
  const client = createClient({
    url: 'http://server',
    clock,
    device,
    random: () => 0.5,
    rules: coreRules,
    fetch: backend.fetch,
    WebSocket: backend.WebSocket,
    report: (error) => reported.push(error),
    newId: () => {
      made += 1;
      return `01930000-${run}-7000-8000-${made.toString(16).padStart(12, '0')}`;
    },
    ...options,
  });
  /** Lets everything under way arrive, and what that brings about, without any time passing. */
  const flush = async () => {
    for (let steps = 0; steps < 10_000; steps += 1) {
      await settle();
      const { line } = backend;
      if (!backend.busy) return;
      if (backend.requests.length > 0) backend.stepHttp();
      else if (line !== undefined && line.waitingUp > 0) line.stepUp();
      else line?.stepDown();
    }
    throw new Error('The line does not fall silent.');
  };
  const goLive = async () => {
    client.connect();
    await flush();
  };
  return { clock, device, backend, client, reported, flush, goLive };
}
