import type { Dialect } from '../dialect/dialect.ts';
import { socketIo } from '../dialect/socket-io.ts';
import { sync } from '../dialect/sync.ts';
import { wsNaive } from '../dialect/ws-naive.ts';
import { percentile } from '../figures/percentile.ts';
import { LiveClient } from '../load/live-client.ts';
import type { Person } from '../subject/person.ts';
import type { SubjectKind } from '../subject/subject-kind.ts';
import type { Subject } from '../subject/subject.ts';
import type { Benchmark, Case } from './benchmark.ts';
import { checkLogs } from './check-log.ts';
import { deliveryFaults, type DeliveryFaults } from './delivery-faults.ts';
import type { Measurement } from './measurement.ts';
import { openClients } from './open-clients.ts';
import { openWriters } from './open-writers.ts';
import type { Rig } from './rig.ts';
import { busy, spanOf } from './span.ts';
import { type TaskWriter, WriteBook } from './task-writer.ts';
import { timesOver } from './times-over.ts';
import { until } from './until.ts';

const socketsEach = 20;
/** How long is written before the drop and after it. */
const aroundMs = 500;

interface Storm {
  readonly subject: Subject;
  readonly dialect: Dialect;
  readonly screens: readonly Person[];
  readonly book: WriteBook;
}

/** Drops all connections at once and connects each again from its cursor; answers when each was live, milliseconds. */
async function dropAndReturn(storm: Storm, clients: readonly LiveClient[]) {
  const { subject, dialect, screens } = storm;
  const started = performance.now();
  for (const client of clients) client.drop();
  const returned = screens.map((person, index) => {
    const cursor = clients[index]?.last ?? 0;
    return new LiveClient({ port: subject.port, person, dialect, cursor, index });
  });
  const liveAfter = await Promise.all(
    returned.map(async (client) => {
      await client.live;
      return performance.now() - started;
    }),
  );
  return { returned, liveAfter };
}

function headsOf(book: WriteBook): Map<number, number> {
  return new Map([...Map.groupBy(book.acknowledged, ({ person }) => person)].map(([key, all]) => [key, all.length]));
}

function judge(book: WriteBook, first: readonly LiveClient[], returned: readonly LiveClient[]): DeliveryFaults {
  const heads = headsOf(book);
  const after = deliveryFaults(returned, (_client, index) => heads.get(Math.floor(index / socketsEach)) ?? 0);
  const before = deliveryFaults(first, (client) => client.last);
  return {
    lost: before.lost + after.lost,
    doubled: before.doubled + after.doubled,
    out_of_order: before.out_of_order + after.out_of_order,
    altered: 0,
    disconnected: before.disconnected + after.disconnected,
  };
}

async function run(storm: Storm, writer: TaskWriter) {
  const { subject, dialect, screens, book } = storm;
  const first = await openClients(
    screens,
    (person, index) => new LiveClient({ port: subject.port, person, dialect, cursor: 0, index }),
  );
  let writing = true;
  const written = writer.writeWhile(
    () => writing,
    () => {},
  );
  await new Promise((resolve) => setTimeout(resolve, aroundMs));
  let outcome: Awaited<ReturnType<typeof dropAndReturn>> = { returned: [], liveAfter: [] };
  const span = await spanOf(subject, async () => {
    outcome = await dropAndReturn(storm, first);
  });
  await new Promise((resolve) => setTimeout(resolve, aroundMs));
  writing = false;
  await written;
  return { first, span, ...outcome, operations: book.acknowledged.length };
}

async function measure(kind: SubjectKind, dialect: Dialect, rig: Rig): Promise<Measurement> {
  const subject = await rig.start(kind);
  const people = await subject.people(rig.scaled(5000, 200) / socketsEach);
  const book = new WriteBook();
  const [writer] = await openWriters(subject, people, 1, book);
  if (writer === undefined) throw new Error('There is nobody to write.');
  const storm = { subject, dialect, screens: timesOver(people, socketsEach), book };
  const { first, returned, liveAfter, span, operations } = await run(storm, writer);
  const resumes = kind === 'lockstep';
  const heads = headsOf(book);
  const hasAll = (client: LiveClient, index: number): boolean =>
    client.last >= (heads.get(Math.floor(index / socketsEach)) ?? 0);
  await until(() => !resumes || returned.every(hasAll));
  const { lost, ...others } = judge(book, first, returned);
  const log = resumes ? await checkLogs(subject.port, people, book.acknowledged) : {};
  const figures = {
    all_live_ms: percentile(liveAfter, 1),
    p50_live_ms: percentile(liveAfter, 0.5),
    cpu_us_per_client: span.serverCpuUs / returned.length,
    clients: returned.length,
    operations,
    lost,
    ...busy(span),
  };
  // What a peer's clients miss while they are away is lost for good: it has no log to resume from.
  return { figures, faults: { ...others, ...log, refused: book.refused, ...(resumes ? { lost } : {}) } };
}

function stormCase(name: string, kind: SubjectKind, dialect: Dialect): Case {
  return { name, measure: (rig) => measure(kind, dialect, rig) };
}

/** Everybody's connection drops at once, and everybody comes back from where they were, while writing goes on. */
export const reconnectStorm: Benchmark = {
  name: 'reconnect-storm',
  cases: [
    stormCase('sync', 'lockstep', sync),
    stormCase('ws-naive', 'ws-naive', wsNaive),
    stormCase('socket.io', 'socket-io', socketIo),
  ],
};
