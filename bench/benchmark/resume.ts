import { sync } from '../dialect/sync.ts';
import { median } from '../figures/median.ts';
import { LiveClient } from '../load/live-client.ts';
import type { Benchmark } from './benchmark.ts';
import { deliveryFaults } from './delivery-faults.ts';
import { EventInspector } from './event-inspector.ts';
import type { Measurement } from './measurement.ts';
import { OpSender } from './op-sender.ts';
import type { Rig } from './rig.ts';
import { busy, spanOf } from './span.ts';
import { WriteBook } from './task-writer.ts';

const repeats = 5;
const window = 64;

async function measure(rig: Rig): Promise<Measurement> {
  const subject = await rig.start('lockstep');
  const missed = rig.scaled(10_000, 1000);
  const [person] = await subject.people(1);
  if (person === undefined) throw new Error('Nobody was registered.');
  const { port } = subject;
  const inspector = new EventInspector(sync);
  const book = new WriteBook();
  const sender = new OpSender({ port, person, index: 0, window, book, inspector });
  await sender.client.live;
  await sender.sendWhile(() => book.sent < missed);
  sender.client.drop();
  const times: number[] = [];
  const clients: LiveClient[] = [];
  const span = await spanOf(subject, async () => {
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      const started = performance.now();
      const onEvent = inspector.of(person);
      const client = new LiveClient({ port, person, dialect: sync, cursor: 0, index: 1 + repeat, onEvent });
      clients.push(client);
      await client.live;
      times.push(performance.now() - started);
    }
  });
  const figures = {
    to_live_ms: median(times),
    cpu_ms: span.serverCpuUs / 1000 / repeats,
    missed,
    ...busy(span),
  };
  return { figures, faults: { ...deliveryFaults(clients, () => missed), ...inspector.faults, refused: book.refused } };
}

/** One client comes back to a log that has grown by ten thousand operations of one change each. */
export const resume: Benchmark = { name: 'resume', cases: [{ name: 'sync', measure }] };
