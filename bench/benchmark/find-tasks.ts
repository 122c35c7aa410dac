import type { Task } from '@lockstep/protocol';
import { percentile } from '../figures/percentile.ts';
import { getRequest } from '../load/get-request.ts';
import { HttpConnection } from '../load/http-connection.ts';
import { seedTasks, type TaskInput } from '../load/seed-tasks.ts';
import type { Benchmark } from './benchmark.ts';
import type { Measurement } from './measurement.ts';
import type { Rig } from './rig.ts';

const asksEach = 25;
const limit = 50;
const priorities = ['none', 'low', 'medium', 'high', 'urgent'] as const;
const words = ['rent', 'milk', 'report', 'garden', 'invoice', 'letter', 'birthday', 'tyres', 'insurance', 'passport'];

function dateOf(index: number): string {
  return new Date(Date.UTC(2027, 0, 1 + (index % 720))).toISOString().slice(0, 10);
}

function taskOf(index: number): TaskInput {
  return {
    title: `${words[index % words.length]} ${index}`,
    notes: `About ${words[(index * 7) % words.length]}, as of ${index}.`,
    priority: priorities[index % priorities.length],
    labels: [`area-${index % 50}`],
    due_date: dateOf(index * 13),
  };
}

interface Question {
  readonly kind: 'filter' | 'sort' | 'text';
  path(turn: number): string;
  /** Whether a task has any business in the answer. */
  fits(task: Task, turn: number): boolean;
}

const questions: readonly Question[] = [
  {
    kind: 'filter',
    path: (turn) => `tasks?labels=area-${turn % 50}&priority=${priorities[turn % 5]}&limit=${limit}`,
    fits: (task, turn) => task.labels.includes(`area-${turn % 50}`) && task.priority === priorities[turn % 5],
  },
  {
    kind: 'filter',
    path: (turn) => `tasks?due_from=${dateOf(turn)}&due_to=${dateOf(turn + 3)}&limit=${limit}`,
    fits: (task, turn) => (task.due_date ?? '') >= dateOf(turn) && (task.due_date ?? '') <= dateOf(turn + 3),
  },
  {
    kind: 'sort',
    path: (turn) => `tasks?sort=${['due', 'priority', 'created', 'updated', 'title'][turn % 5]}&limit=${limit}`,
    fits: (task) => !task.completed,
  },
  {
    kind: 'text',
    path: (turn) => `tasks?query=${words[turn % words.length]}%20${turn % 100}&limit=${limit}`,
    fits: (task, turn) => `${task.title} ${task.notes}`.includes(words[turn % words.length] ?? ''),
  },
];

async function ask(connection: HttpConnection, request: Buffer): Promise<{ ms: number; tasks: readonly Task[] }> {
  const started = performance.now();
  const { status, body } = await connection.ask(request);
  const ms = performance.now() - started;
  if (status !== 200) throw new Error(`Finding was answered with ${status}: ${body.toString()}`);
  return { ms, tasks: (JSON.parse(body.toString()) as { readonly tasks: readonly Task[] }).tasks };
}

async function measure(rig: Rig): Promise<Measurement> {
  const subject = await rig.start('lockstep');
  const tasks = rig.scaled(100_000, 2000);
  const [person] = await subject.people(1);
  if (person === undefined) throw new Error('Nobody was registered.');
  await seedTasks(subject.port, person, tasks, taskOf);
  const connection = await HttpConnection.open(subject.port);
  const times = { filter: [] as number[], sort: [] as number[], text: [] as number[] };
  let [misfits, empty] = [0, 0];
  for (let turn = 0; turn < rig.scaled(asksEach, 20); turn += 1) {
    for (const question of questions) {
      const request = getRequest(subject.port, person, question.path(turn));
      const { ms, tasks: found } = await ask(connection, request);
      times[question.kind].push(ms);
      misfits += found.filter((task) => !question.fits(task, turn)).length;
      if (found.length === 0) empty += 1;
    }
  }
  connection.close();
  const figures = {
    p95_ms: percentile(Object.values(times).flat(), 0.95),
    p50_ms: percentile(Object.values(times).flat(), 0.5),
    filter_p95_ms: percentile(times.filter, 0.95),
    sort_p95_ms: percentile(times.sort, 0.95),
    text_p95_ms: percentile(times.text, 0.95),
    tasks,
  };
  return { figures, faults: { misfits, empty } };
}

/** Filters, sorts and words over a hundred thousand tasks of one person. */
export const findTasks: Benchmark = { name: 'find-tasks', cases: [{ name: 'lockstep', measure }] };
