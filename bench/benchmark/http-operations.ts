import type { Dialect } from '../dialect/dialect.ts';
import { plain } from '../dialect/plain.ts';
import { socketIo } from '../dialect/socket-io.ts';
import { wsNaive } from '../dialect/ws-naive.ts';
import { median } from '../figures/median.ts';
import { percentile } from '../figures/percentile.ts';
import { LiveClient } from '../load/live-client.ts';
import type { SubjectKind } from '../subject/subject-kind.ts';
import type { Benchmark, Case } from './benchmark.ts';
import { checkLogs } from './check-log.ts';
import { deliveryFaults } from './delivery-faults.ts';
import { EventInspector } from './event-inspector.ts';
import type { Measurement } from './measurement.ts';
import { openClients } from './open-clients.ts';
import { openWriters } from './open-writers.ts';
import type { Rig } from './rig.ts';
import { busy, spanOf } from './span.ts';
import { WriteBook } from './task-writer.ts';
import { until } from './until.ts';
import { warmUpMs } from './warm-up.ts';
import { writeFlatOut } from './write-flat-out.ts';

const httpClients = 32;

async function measure(kind: SubjectKind, dialect: Dialect, rig: Rig): Promise<Measurement> {
  const subject = await rig.start(kind);
  const people = await subject.people(rig.scaled(100, 20));
  const inspector = new EventInspector(dialect);
  const clients = await openClients(people, (person, index) => {
    const shared = { port: subject.port, dialect, cursor: 0, index };
    return new LiveClient({ ...shared, person, onEvent: inspector.of(person) });
  });
  const book = new WriteBook();
  const writers = await openWriters(subject, people, httpClients, book);
  await writeFlatOut(warmUpMs(rig), writers);
  let times: number[] = [];
  const span = await spanOf(subject, async () => {
    times = await writeFlatOut(rig.scaled(5000, 300), writers);
  });
  const written = Map.groupBy(book.acknowledged, ({ person }) => person);
  const headOf = (_client: LiveClient, index: number): number => written.get(index)?.length ?? 0;
  await until(() => clients.every((client, index) => client.last >= headOf(client, index)));
  const log = kind === 'lockstep' ? await checkLogs(subject.port, people, book.acknowledged) : {};
  const figures = {
    operations_per_s: times.length / (span.wallMs / 1000),
    cpu_us_per_operation: span.serverCpuUs / times.length,
    p50_ms: median(times),
    p99_ms: percentile(times, 0.99),
    operations: times.length,
    ...busy(span),
  };
  return {
    figures,
    faults: { ...deliveryFaults(clients, headOf), ...inspector.faults, ...log, refused: book.refused },
  };
}

function httpCase(name: string, kind: SubjectKind, dialect: Dialect): Case {
  return { name, measure: (rig) => measure(kind, dialect, rig) };
}

/** A hundred people, each with a screen, and 32 clients that write over HTTP as fast as they are answered. */
export const httpOperations: Benchmark = {
  name: 'http-operations',
  cases: [
    httpCase('lockstep', 'lockstep', plain),
    httpCase('ws-naive', 'ws-naive', wsNaive),
    httpCase('socket.io', 'socket-io', socketIo),
  ],
};
