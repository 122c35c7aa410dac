import { sync } from '../dialect/sync.ts';
import { median } from '../figures/median.ts';
import { percentile } from '../figures/percentile.ts';
import type { Benchmark } from './benchmark.ts';
import { checkLogs } from './check-log.ts';
import { deliveryFaults } from './delivery-faults.ts';
import { EventInspector } from './event-inspector.ts';
import type { Measurement } from './measurement.ts';
import { OpSender } from './op-sender.ts';
import type { Rig } from './rig.ts';
import { busy, spanOf } from './span.ts';
import { WriteBook } from './task-writer.ts';
import { warmUpMs } from './warm-up.ts';

const sockets = 32;
const window = 16;

async function measure(rig: Rig): Promise<Measurement> {
  const subject = await rig.start('lockstep');
  const people = await subject.people(sockets);
  const inspector = new EventInspector(sync);
  const book = new WriteBook();
  const shared = { port: subject.port, window, book, inspector };
  const senders = people.map((person, index) => new OpSender({ ...shared, person, index }));
  await Promise.all(senders.map(({ client }) => client.live));
  const sendFor = async (ms: number): Promise<number[]> => {
    const deadline = performance.now() + ms;
    const goOn = (): boolean => performance.now() < deadline;
    return (await Promise.all(senders.map((sender) => sender.sendWhile(goOn)))).flat();
  };
  await sendFor(warmUpMs(rig));
  let times: number[] = [];
  const span = await spanOf(subject, async () => {
    times = await sendFor(rig.scaled(5000, 300));
  });
  const log = await checkLogs(subject.port, people, book.acknowledged);
  const written = Map.groupBy(book.acknowledged, ({ person }) => person);
  const clients = senders.map(({ client }) => client);
  const figures = {
    operations_per_s: times.length / (span.wallMs / 1000),
    cpu_us_per_operation: span.serverCpuUs / times.length,
    p50_ms: median(times),
    p99_ms: percentile(times, 0.99),
    operations: times.length,
    ...busy(span),
  };
  const faults = {
    ...deliveryFaults(clients, (_client, index) => written.get(index)?.length ?? 0),
    ...inspector.faults,
    ...log,
    refused: book.refused,
    acks_before_batch: senders.reduce((sum, { acksBeforeBatch }) => sum + acksBeforeBatch, 0),
  };
  return { figures, faults };
}

/** 32 people who write over their sockets, 16 operations under way on each. */
export const frameOperations: Benchmark = { name: 'frame-operations', cases: [{ name: 'lockstep', measure }] };
