import type { Task } from '@lockstep/protocol';
import { v7 } from 'uuid';
import { percentile } from '../figures/percentile.ts';
import { getRequest } from '../load/get-request.ts';
import { HttpConnection } from '../load/http-connection.ts';
import { postOperation } from '../load/post-operation.ts';
import { seedTasks } from '../load/seed-tasks.ts';
import type { Person } from '../subject/person.ts';
import type { Benchmark } from './benchmark.ts';
import { type Question, questions, type Seeded, taskToFind } from './find-questions.ts';
import type { Measurement } from './measurement.ts';
import type { Rig } from './rig.ts';
import { spanOf } from './span.ts';

const limit = 50;
/** How far in the order of due dates is read on by `next_cursor`. */
const pages = 20;
const listLength = 500;

interface Page {
  readonly tasks: readonly Task[];
  readonly next_cursor: string | null;
}

/** Asks and judges what comes back. */
class Asker {
  readonly times = { filter: [] as number[], sort: [] as number[], text: [] as number[], page: [] as number[] };
  readonly faults = { misfits: 0, empty: 0, repeated: 0, missed: 0 };
  readonly #connection: HttpConnection;
  readonly #port: number;
  readonly #person: Person;

  constructor(connection: HttpConnection, port: number, person: Person) {
    this.#connection = connection;
    this.#port = port;
    this.#person = person;
  }

  async ask(question: Question, turn: number, seeded: Seeded): Promise<void> {
    const { ms, page } = await this.#get(`tasks?${question.query(turn, seeded)}&limit=${limit}`);
    this.times[question.kind].push(ms);
    this.faults.misfits += page.tasks.filter((task) => !question.fits(task, turn, seeded)).length;
    if ((page.tasks.length === 0) !== (question.findsNothing === true)) this.faults.empty += 1;
  }

  /** Reads on from page to page. */
  async readOn(): Promise<void> {
    const seen = new Set<string>();
    let [cursor, last]: [string, string] = ['', ''];
    for (let number = 0; number < pages; number += 1) {
      const { ms, page } = await this.#get(`tasks?sort=due&limit=${limit}${cursor}`);
      this.times.page.push(ms);
      for (const { id, due_date } of page.tasks) {
        if (seen.has(id)) this.faults.repeated += 1;
        if ((due_date ?? '~') < last) this.faults.misfits += 1;
        seen.add(id);
        last = due_date ?? '~';
      }
      cursor = `&cursor=${page.next_cursor ?? ''}`;
    }
    this.faults.missed += pages * limit - seen.size;
  }

  /** How long the very first question takes, for which the workspace has to be read. */
  async first(): Promise<number> {
    return (await this.#get('tasks?limit=1')).ms;
  }

  async #get(path: string): Promise<{ ms: number; page: Page }> {
    const request = getRequest(this.#port, this.#person, path);
    const started = performance.now();
    const { status, body } = await this.#connection.ask(request);
    const ms = performance.now() - started;
    if (status !== 200) throw new Error(`Finding was answered with ${status}: ${body.toString()}`);
    return { ms, page: JSON.parse(body.toString()) as Page };
  }
}

/** A tenth of a busy person's tasks is done, some are in the trash, one has parts. */
async function seed(port: number, person: Person, count: number): Promise<Seeded> {
  const named = Array.from({ length: 10 }, (_, index) => ({ id: v7(), name: `Project ${index}` }));
  const projects = named.map(({ id }) => id);
  await postOperation(port, person, { op_id: 'projects', operation: 'project.save', input: { items: named } });
  const ids: string[] = [];
  await seedTasks(port, person, count, (index) => {
    const task = taskToFind(index, projects, person.user_id);
    ids.push(task.id);
    return task;
  });
  const done = ids.filter((_, index) => index % 10 === 3);
  const trashed = ids.filter((_, index) => index % 40 === 5);
  await inLists(port, person, 'task.complete', done);
  await inLists(port, person, 'task.delete', trashed);
  const parts = Array.from({ length: 100 }, (_, index) => ({ title: `Part ${index}`, parent: ids[1] }));
  await postOperation(port, person, { op_id: 'parts', operation: 'task.add', input: { items: parts } });
  return { ids, projects, user_id: person.user_id };
}

async function inLists(port: number, person: Person, operation: string, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += listLength) {
    const items = ids.slice(from, from + listLength).map((id) => ({ id }));
    await postOperation(port, person, { op_id: `${operation}-${from}`, operation, input: { items } });
  }
}

async function measure(rig: Rig): Promise<Measurement> {
  const subject = await rig.start('lockstep');
  const tasks = rig.scaled(100_000, 2000);
  const [person] = await subject.people(1);
  if (person === undefined) throw new Error('Nobody was registered.');
  const seeded = await seed(subject.port, person, tasks);
  const connection = await HttpConnection.open(subject.port);
  const asker = new Asker(connection, subject.port, person);
  const first_ms = await asker.first();
  const span = await spanOf(subject, async () => {
    const turns = rig.scaled(400 - pages, questions.length);
    for (let turn = 0; turn < turns; turn += 1) {
      const question = questions[turn % questions.length];
      if (question !== undefined) await asker.ask(question, turn, seeded);
      // Whoever asks does so while others write: what they changed has to be followed first.
      if (turn % 10 === 9) await change(subject.port, person, seeded.ids, turn);
    }
    await asker.readOn();
  });
  connection.close();
  const { filter, sort, text, page } = asker.times;
  const all = [...filter, ...sort, ...text, ...page];
  const figures = {
    p95_ms: percentile(all, 0.95),
    p50_ms: percentile(all, 0.5),
    max_ms: Math.max(...all),
    filter_p95_ms: percentile(filter, 0.95),
    sort_p95_ms: percentile(sort, 0.95),
    text_p95_ms: percentile(text, 0.95),
    page_p95_ms: percentile(page, 0.95),
    cpu_ms_per_question: span.serverCpuUs / 1000 / all.length,
    first_ms,
    questions: all.length,
    tasks,
  };
  return { figures, faults: asker.faults };
}

/** Another twenty tasks get a new seq, and stay where they belong. */
async function change(port: number, person: Person, ids: readonly string[], turn: number): Promise<void> {
  const items = Array.from({ length: 20 }, (_, index) => {
    const id = ids[((turn * 20 + index) * 40 + 1) % ids.length];
    return { id, start_date: `2030-01-${10 + (turn % 20)}` };
  });
  await postOperation(port, person, { op_id: `change-${turn}`, operation: 'task.update', input: { items } });
}

/** Filters, all orders, words and pages over a hundred thousand tasks of one person, who goes on writing. */
export const findTasks: Benchmark = { name: 'find-tasks', cases: [{ name: 'lockstep', measure }] };
