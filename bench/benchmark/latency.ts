import type { Dialect } from '../dialect/dialect.ts';
import { plain } from '../dialect/plain.ts';
import { socketIo } from '../dialect/socket-io.ts';
import { sync } from '../dialect/sync.ts';
import { wsNaive } from '../dialect/ws-naive.ts';
import { median } from '../figures/median.ts';
import { percentile } from '../figures/percentile.ts';
import { LiveClient } from '../load/live-client.ts';
import { readNumber } from '../load/read-number.ts';
import type { SubjectKind } from '../subject/subject-kind.ts';
import type { Subject } from '../subject/subject.ts';
import type { Benchmark, Case } from './benchmark.ts';
import { checkLogs } from './check-log.ts';
import { deliveryFaults } from './delivery-faults.ts';
import type { Measurement } from './measurement.ts';
import { openClients } from './open-clients.ts';
import { openLoop } from './open-loop.ts';
import { openWriters } from './open-writers.ts';
import type { Rig } from './rig.ts';
import { busy, spanOf } from './span.ts';
import { WriteBook } from './task-writer.ts';
import { timesOver } from './times-over.ts';
import { until } from './until.ts';
import { warmUpMs } from './warm-up.ts';
import { writeFlatOut } from './write-flat-out.ts';
import { WriterPool } from './writer-pool.ts';

const people = 10;
const screensEach = 2;
const operationsPerSecond = 200;
const httpConnections = 8;
const opIdNeedle = Buffer.from('"op_id":"op-');

/** Notes how long after its request a change reaches each screen. */
class Stopwatch {
  readonly times: number[] = [];
  readonly #dueAt = new Map<number, number>();

  /** Forgets what was measured so far. */
  reset(): void {
    this.times.length = 0;
  }

  start(number: number, at: number): void {
    this.#dueAt.set(number, at);
  }

  arrived(bytes: Buffer, start: number): void {
    const number = readNumber(bytes, bytes.indexOf(opIdNeedle, start) + opIdNeedle.length);
    this.times.push(performance.now() - (this.#dueAt.get(number) ?? Number.NaN));
  }
}

async function writeFor(ms: number, pool: WriterPool, stopwatch: Stopwatch): Promise<void> {
  await openLoop(operationsPerSecond, ms, () => {
    const due = performance.now();
    pool.write((number) => stopwatch.start(number, due));
  });
  await until(() => pool.unanswered === 0);
}

async function openScreens(subject: Subject, dialect: Dialect, stopwatch: Stopwatch) {
  const persons = await subject.people(people);
  const onEvent = (_seq: number, bytes: Buffer, start: number): void => stopwatch.arrived(bytes, start);
  const clients = await openClients(
    timesOver(persons, screensEach),
    (person, index) => new LiveClient({ port: subject.port, person, dialect, cursor: 0, index, onEvent }),
  );
  return { persons, clients };
}

async function measure(kind: SubjectKind, dialect: Dialect, rig: Rig): Promise<Measurement> {
  const subject = await rig.start(kind);
  const stopwatch = new Stopwatch();
  const { persons, clients } = await openScreens(subject, dialect, stopwatch);
  const book = new WriteBook();
  const writers = await openWriters(subject, persons, httpConnections, book);
  const pool = new WriterPool(writers);
  const headOf = (_client: LiveClient, index: number): number => {
    const person = Math.floor(index / screensEach);
    return book.acknowledged.filter((write) => write.person === person).length;
  };
  await writeFlatOut(warmUpMs(rig), writers);
  await writeFor(rig.scaled(3000, 100), pool, stopwatch);
  stopwatch.reset();
  const span = await spanOf(subject, () => writeFor(rig.scaled(10_000, 500), pool, stopwatch));
  const heads = clients.map(headOf);
  await until(() => clients.every((client, index) => client.last >= (heads[index] ?? 0)));
  const log = kind === 'lockstep' ? await checkLogs(subject.port, persons, book.acknowledged) : {};
  const { times } = stopwatch;
  const figures = {
    p50_ms: median(times),
    p99_ms: percentile(times, 0.99),
    max_ms: percentile(times, 1),
    deliveries: times.length,
    ...busy(span),
  };
  const untimed = times.filter((ms) => Number.isNaN(ms)).length;
  return { figures, faults: { ...deliveryFaults(clients, headOf), ...log, refused: book.refused, untimed } };
}

function latencyCase(name: string, kind: SubjectKind, dialect: Dialect): Case {
  return { name, measure: (rig) => measure(kind, dialect, rig) };
}

/** How long from the request until the change is on the screens, at a pace that nobody is strained by. */
export const latency: Benchmark = {
  name: 'latency',
  cases: [
    latencyCase('plain', 'lockstep', plain),
    latencyCase('sync', 'lockstep', sync),
    latencyCase('ws-naive', 'ws-naive', wsNaive),
    latencyCase('socket.io', 'socket-io', socketIo),
  ],
};
