import type { Dialect } from '../dialect/dialect.ts';
import { plain } from '../dialect/plain.ts';
import { socketIo } from '../dialect/socket-io.ts';
import { sync } from '../dialect/sync.ts';
import { wsNaive } from '../dialect/ws-naive.ts';
import { LiveClient } from '../load/live-client.ts';
import { ReferenceStream } from '../load/reference-stream.ts';
import type { Person } from '../subject/person.ts';
import type { SubjectKind } from '../subject/subject-kind.ts';
import type { Subject } from '../subject/subject.ts';
import type { Benchmark, Case } from './benchmark.ts';
import { checkLogs } from './check-log.ts';
import { deliveryFaults } from './delivery-faults.ts';
import { EventInspector } from './event-inspector.ts';
import type { Measurement } from './measurement.ts';
import { openClients } from './open-clients.ts';
import { openWriters } from './open-writers.ts';
import type { Rig } from './rig.ts';
import { busy, spanOf } from './span.ts';
import { type TaskWriter, WriteBook } from './task-writer.ts';
import { timesOver } from './times-over.ts';
import { until } from './until.ts';
import { warmUpMs } from './warm-up.ts';

/** People on the same server who must hear nothing of it. */
const bystanders = 10;

/** Operations that may be acknowledged but not yet delivered to all: keeps a slow reader from falling out of the race. */
const maxLag = 64;

/** The workspace that is written to, and all who listen. */
interface Scene {
  readonly subject: Subject;
  readonly author: Person;
  readonly other: Person;
  readonly reference: ReferenceStream;
  readonly inspector: EventInspector;
  readonly clients: readonly LiveClient[];
  readonly others: readonly LiveClient[];
  readonly book: WriteBook;
  readonly writers: readonly TaskWriter[];
}

async function setScene(subject: Subject, dialect: Dialect, sockets: number, inFlight: number): Promise<Scene> {
  const [author, other] = await subject.people(2);
  if (author === undefined || other === undefined) throw new Error('Nobody was registered.');
  const reference = new ReferenceStream(0);
  const inspector = new EventInspector(dialect);
  const onEvent = inspector.of(author);
  const shared = { port: subject.port, dialect, cursor: 0 };
  const clients = await openClients(
    timesOver([author], sockets),
    (person, index) => new LiveClient({ ...shared, person, index, reference, onEvent }),
  );
  const others = await openClients(
    timesOver([other], bystanders),
    (person, index) => new LiveClient({ ...shared, person, index }),
  );
  const book = new WriteBook();
  const writers = await openWriters(subject, [author], inFlight, book);
  return { subject, author, other, reference, inspector, clients, others, book, writers };
}

/** Whether all are no further behind than they may be; by bytes, for that costs nothing to know. */
function keepUp({ clients, reference, book }: Scene): boolean {
  const frameBytes = reference.length / Math.max(1, reference.lastSeq);
  let received = 0;
  for (const client of clients) received += client.verifiedBytes;
  return book.acknowledged.length * frameBytes * clients.length - received <= maxLag * frameBytes * clients.length;
}

/** Writes for so long, and waits until everybody has everything. Answers the number of operations. */
async function writeFor(ms: number, scene: Scene): Promise<number> {
  const { clients, book, writers } = scene;
  const before = book.acknowledged.length;
  const deadline = performance.now() + ms;
  const goOn = async (): Promise<boolean> => {
    if (book.acknowledged.length % maxLag === 0) await until(() => keepUp(scene));
    return performance.now() < deadline;
  };
  await Promise.all(writers.map((writer) => writer.writeWhile(goOn, () => {})));
  await until(() => clients.every((client) => client.last >= book.acknowledged.length));
  return book.acknowledged.length - before;
}

async function judge(scene: Scene): Promise<Measurement['faults']> {
  const { subject, author, other, inspector, clients, others, book } = scene;
  // That the bystanders are there at all is shown by a change of their own, the only one that they may have.
  const [writer] = await openWriters(subject, [other], 1, new WriteBook());
  await new Promise<void>((resolve) => writer?.write(() => resolve()));
  await until(() => others.every((client) => client.last >= 1));
  const log = subject.kind === 'lockstep' ? await checkLogs(subject.port, [author], book.acknowledged) : {};
  const heads = { client: book.acknowledged.length, bystander: 1 };
  const faults = deliveryFaults([...clients, ...others], (_client, index) =>
    index < clients.length ? heads.client : heads.bystander,
  );
  const strays = others.reduce((sum, { check }) => sum + Math.max(0, check.received - heads.bystander), 0);
  const { foreign, malformed } = inspector.faults;
  return { ...faults, ...log, malformed, foreign: foreign + strays, refused: book.refused };
}

async function measure(kind: SubjectKind, dialect: Dialect, inFlight: number, rig: Rig): Promise<Measurement> {
  const subject = await rig.start(kind);
  const scene = await setScene(subject, dialect, rig.scaled(1000, 100), inFlight);
  await writeFor(warmUpMs(rig), scene);
  let operations = 0;
  const span = await spanOf(subject, async () => {
    operations = await writeFor(rig.scaled(5000, 300), scene);
  });
  const deliveries = operations * scene.clients.length;
  const figures = {
    deliveries_per_s: deliveries / (span.wallMs / 1000),
    cpu_s_per_million: span.serverCpuUs / deliveries,
    operations_per_s: operations / (span.wallMs / 1000),
    bytes_per_event: scene.reference.length / Math.max(1, scene.reference.lastSeq),
    deliveries,
    ...busy(span),
  };
  return { figures, faults: await judge(scene) };
}

function fanOutCase(name: string, kind: SubjectKind, dialect: Dialect, inFlight: number): Case {
  return {
    name: `${name}, ${inFlight} in flight`,
    measure: (rig) => measure(kind, dialect, inFlight, rig),
  };
}

/** One workspace, a thousand sockets: what it costs to tell everybody of an operation. */
export const fanOut: Benchmark = {
  name: 'fan-out',
  cases: [1, 16].flatMap((inFlight) => [
    fanOutCase('plain', 'lockstep', plain, inFlight),
    fanOutCase('sync', 'lockstep', sync, inFlight),
    fanOutCase('ws-naive', 'ws-naive', wsNaive, inFlight),
    fanOutCase('socket.io', 'socket-io', socketIo, inFlight),
  ]),
};
