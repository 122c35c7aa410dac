import type { Dialect } from '../dialect/dialect.ts';
import { plain } from '../dialect/plain.ts';
import { socketIo } from '../dialect/socket-io.ts';
import { sync } from '../dialect/sync.ts';
import { wsNaive } from '../dialect/ws-naive.ts';
import { LiveClient } from '../load/live-client.ts';
import type { SubjectKind } from '../subject/subject-kind.ts';
import type { Benchmark, Case } from './benchmark.ts';
import { deliveryFaults } from './delivery-faults.ts';
import type { Measurement } from './measurement.ts';
import { openClients } from './open-clients.ts';
import type { Rig } from './rig.ts';
import { timesOver } from './times-over.ts';

const socketsEach = 20;
/** Connected and gone before it counts, so that code and caches are not charged to connections. */
const warmUp = 20;
const settleMs = 1000;
const kib = 1024;

async function measure(kind: SubjectKind, dialect: Dialect, rig: Rig): Promise<Measurement> {
  const subject = await rig.start(kind);
  const sockets = rig.scaled(10_000, 400);
  const people = timesOver(await subject.people(sockets / socketsEach), socketsEach);
  const connect = (persons: typeof people) =>
    openClients(persons, (person, index) => new LiveClient({ port: subject.port, person, dialect, cursor: 0, index }));
  for (const client of await connect(people.slice(0, warmUp))) client.drop();
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  const before = await subject.usage(true);
  const clients = await connect(people);
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  const after = await subject.usage(true);
  const figures = {
    kib_per_connection: (after.rssBytes - before.rssBytes) / kib / sockets,
    heap_kib_per_connection: (after.heapBytes - before.heapBytes) / kib / sockets,
    rss_before_mib: before.rssBytes / kib / kib,
    rss_after_mib: after.rssBytes / kib / kib,
    connect_cpu_us: (after.cpuUs - before.cpuUs) / sockets,
    connections: sockets,
  };
  return { figures, faults: { ...deliveryFaults(clients, () => 0) } };
}

function idleCase(name: string, kind: SubjectKind, dialect: Dialect): Case {
  return { name, measure: (rig) => measure(kind, dialect, rig) };
}

/** What a connection costs in memory while nothing happens. */
export const idleConnections: Benchmark = {
  name: 'idle-connections',
  cases: [
    idleCase('plain', 'lockstep', plain),
    idleCase('sync', 'lockstep', sync),
    idleCase('ws-naive', 'ws-naive', wsNaive),
    idleCase('socket.io', 'socket-io', socketIo),
  ],
};
