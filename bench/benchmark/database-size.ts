import { median } from '../figures/median.ts';
import { getRequest } from '../load/get-request.ts';
import { HttpConnection } from '../load/http-connection.ts';
import { seedTasks } from '../load/seed-tasks.ts';
import type { Person } from '../subject/person.ts';
import type { Subject } from '../subject/subject.ts';
import type { Benchmark, Case } from './benchmark.ts';
import type { Measurement } from './measurement.ts';
import { oneWriter } from './one-writer.ts';
import type { Rig } from './rig.ts';
import { spanOf } from './span.ts';

/** Tasks of each of the others. */
const tasksEach = 1_000;

async function fill(subject: Subject, tasks: number): Promise<void> {
  const others = await subject.people(Math.ceil(tasks / tasksEach));
  for (const other of others) {
    await seedTasks(subject.port, other, Math.min(tasks, tasksEach), (index) => ({ title: `Task ${index}` }));
  }
}

/** Asks for the first page of the person's open tasks, so often; answers the milliseconds of each. */
async function list(connection: HttpConnection, request: Buffer, count: number): Promise<number[]> {
  const times: number[] = [];
  while (times.length < count) {
    const started = performance.now();
    const { status } = await connection.ask(request);
    if (status !== 200) throw new Error(`A list was answered with ${status}.`);
    times.push(performance.now() - started);
  }
  return times;
}

async function listing(subject: Subject, person: Person, rig: Rig) {
  const connection = await HttpConnection.open(subject.port);
  const request = getRequest(subject.port, person, 'tasks?limit=50');
  await list(connection, request, rig.scaled(200, 10));
  let times: number[] = [];
  const span = await spanOf(subject, async () => {
    times = await list(connection, request, rig.scaled(1_000, 50));
  });
  connection.close();
  return { cpu_us_per_list: span.serverCpuUs / times.length, list_p50_ms: median(times) };
}

async function measure(tasks: number, rig: Rig): Promise<Measurement> {
  const subject = await rig.start('lockstep');
  await fill(subject, tasks);
  const [person] = await subject.people(1);
  if (person === undefined) throw new Error('Nobody was registered.');
  const { figures, faults } = await oneWriter(subject, person, rig);
  return { figures: { ...figures, ...(await listing(subject, person, rig)), tasks }, faults: { ...faults } };
}

function sizeCase(name: string, full: number, quick: number): Case {
  return { name, measure: (rig) => measure(rig.scaled(full, quick), rig) };
}

/** What an operation and a list of one person cost, by how many tasks the others have in the same database. */
export const databaseSize: Benchmark = {
  name: 'database-size',
  cases: [
    sizeCase('1 k tasks', 1_000, 100),
    sizeCase('100 k tasks', 100_000, 500),
    sizeCase('1 M tasks', 1_000_000, 2_000),
  ],
};
