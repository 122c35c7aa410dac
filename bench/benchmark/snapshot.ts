import { median } from '../figures/median.ts';
import { seedTasks } from '../load/seed-tasks.ts';
import type { Person } from '../subject/person.ts';
import type { Benchmark } from './benchmark.ts';
import type { Measurement } from './measurement.ts';
import type { Rig } from './rig.ts';
import { type Span, spanOf } from './span.ts';

const repeats = 5;

interface Snapshot {
  readonly seq: number;
  readonly tasks: readonly unknown[];
}

interface Taken {
  readonly span: Span;
  readonly firstByteMs: number;
  readonly streamed: boolean;
  readonly tasks: number;
  readonly bytes: number;
}

async function takeSnapshot(port: number, person: Person, span: (work: () => Promise<void>) => Promise<Span>) {
  let taken = { firstByteMs: 0, streamed: false, tasks: 0, bytes: 0 };
  const chunks: Uint8Array[] = [];
  const measured = await span(async () => {
    const started = performance.now();
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/workspaces/${person.workspace_id}/snapshot`, {
      headers: { Authorization: `Bearer ${person.token}`, 'Accept-Encoding': 'identity' },
    });
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      if (chunks.length === 0) taken = { ...taken, firstByteMs: performance.now() - started };
      chunks.push(chunk);
    }
    taken = { ...taken, streamed: response.headers.get('transfer-encoding') === 'chunked' };
  });
  const bytes = Buffer.concat(chunks);
  const { tasks } = JSON.parse(bytes.toString()) as Snapshot;
  return { ...taken, tasks: tasks.length, bytes: bytes.length, span: measured } satisfies Taken;
}

async function measure(rig: Rig): Promise<Measurement> {
  const subject = await rig.start('lockstep');
  const tasks = rig.scaled(10_000, 1000);
  const [person] = await subject.people(1);
  if (person === undefined) throw new Error('Nobody was registered.');
  await seedTasks(subject.port, person, tasks, (index) => ({
    title: `Task number ${index}`,
    notes: 'Some words about it, as people write them down.',
    priority: 'high',
    labels: ['bench'],
    due_date: '2030-01-31',
  }));
  const take = (): Promise<Taken> => takeSnapshot(subject.port, person, (work) => spanOf(subject, work));
  await take();
  const taken: Taken[] = [];
  while (taken.length < repeats) taken.push(await take());
  const figures = {
    cpu_ms: median(taken.map(({ span }) => span.serverCpuUs / 1000)),
    first_byte_ms: median(taken.map(({ firstByteMs }) => firstByteMs)),
    whole_ms: median(taken.map(({ span }) => span.wallMs)),
    mib: median(taken.map(({ bytes }) => bytes / 1024 / 1024)),
    tasks,
  };
  const incomplete = taken.filter((each) => each.tasks !== tasks).length;
  return { figures, faults: { incomplete, not_streamed: taken.filter(({ streamed }) => !streamed).length } };
}

/** All of a workspace of ten thousand tasks, as a new replica fetches it. */
export const snapshot: Benchmark = { name: 'snapshot', cases: [{ name: 'lockstep', measure }] };
