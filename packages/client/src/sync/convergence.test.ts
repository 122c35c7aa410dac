import {
  LockstepError,
  toProblem,
  type OperationInput,
  type Problem,
  type Task,
  type WriteName,
} from '@lockstep/protocol';
import { describe, expect, test } from 'vitest';
import { settle } from '../platform/fake-clock.testing.ts';
import { coreRules } from '../optimistic/core-rules.ts';
import type { Rules } from '../optimistic/rules.ts';
import { MemoryOutboxStorage } from '../outbox/memory-outbox-storage.ts';
import { ana } from '../testing/backend.testing.ts';
import { clientFixture } from '../testing/client-fixture.testing.ts';
import { SeededRandom } from '@lockstep/testkit/seeded-random';

const busy = toProblem(new LockstepError('UNAVAILABLE', 'Busy.'));

type Write = { readonly name: WriteName; readonly input: Record<string, unknown> };

function write<Name extends WriteName>(name: Name, input: OperationInput<Name>): Write {
  return { name, input };
}

/** What one client, its server and the network between them go through, step by step, from one seed. */
class Run {
  readonly random: SeededRandom;
  readonly fixture: ReturnType<typeof clientFixture>;
  readonly storage = new MemoryOutboxStorage();
  readonly settled = { resolved: new Set<string>(), rejected: new Set<string>() };
  readonly asked: string[] = [];
  /** What was taken back, by the op_id of the undo. */
  readonly undone = new Map<string, string>();
  restored = false;
  /**
   * Whether to make writes whose outcome depends on which field was written when (X2, X9): only the server knows that, so
   * a view can only guess it.
   */
  historic = true;
  readonly #rules = Promise.withResolvers<Rules>();
  #made = 0;

  constructor(seed: number) {
    this.random = new SeededRandom(seed);
    // Every other client gets its rules somewhere in the middle.
    const late = seed % 2 === 0;
    const rules = late ? () => this.#rules.promise : coreRules;
    this.fixture = clientFixture({ random: this.random.next, storage: this.storage, rules });
  }

  /** A write that may well be impossible by the time it gets there. */
  anyWrite(tasks: readonly Task[]): Write {
    const { random } = this;
    const id = random.pick(tasks)?.id;
    const other = random.pick(tasks)?.id;
    this.#made += 1;
    const title = `T${this.#made}`;
    if (id === undefined || other === undefined) return write('task.add', { title });
    const project = random.pick(this.fixture.backend.workspace.snapshot('').projects)?.id ?? null;
    const writes: (() => Write)[] = [
      () => write('task.add', { title, labels: ['a'] }),
      () => write('task.add', { items: [{ title }, { title: `${title}b`, subtasks: [{ title: `${title}c` }] }] }),
      () => write('task.add', { title, due_date: '2026-11-23', recurrence: { rrule: 'FREQ=DAILY' } }),
      () => write('task.update', { id, title }),
      () => write('task.update', { id, title, ...(this.historic ? { if_seq: random.below(20) } : {}) }),
      () => write('task.update', { id, priority: 'high', add_labels: [title], remove_labels: ['a'] }),
      () => write('task.complete', { id }),
      () => write('task.complete', { items: [{ id }, { id: other }] }),
      () => (this.historic ? write('task.reopen', { id }) : write('task.complete', { id })),
      () => write('task.delete', { id }),
      () => write('task.restore', { id }),
      () => write('task.move', { id, parent: other }),
      () => write('task.move', { id, after: other }),
      () => write('task.move', { id, project }),
      () => write('project.save', { name: `P${this.#made}` }),
      () => (project === null ? write('task.skip', { id }) : write('project.delete', { id: project })),
    ];
    return (random.pick(writes) ?? writes[0] ?? (() => write('task.add', { title })))();
  }

  execute(): void {
    const { client } = this.fixture;
    const { name, input } = this.anyWrite([...client.tasks({ status: 'all' }), ...client.tasks({ status: 'trashed' })]);
    const op_id = `own-${this.asked.length}`;
    this.asked.push(op_id);
    const execute = client.execute as (...call: unknown[]) => Promise<unknown>;
    execute(name, input, { op_id }).then(
      () => this.settled.resolved.add(op_id),
      () => this.settled.rejected.add(op_id),
    );
  }

  /** Takes back what was made here, sent or not; or takes back that. */
  undo(): void {
    const { client } = this.fixture;
    const target = this.random.pick(this.random.chance(0.7) ? this.asked.slice(-1) : this.asked);
    if (target === undefined) return;
    const op_id = `own-${this.asked.length}`;
    this.asked.push(op_id);
    this.undone.set(op_id, target);
    client.undo({ op_id: target }, { op_id }).then(
      () => this.settled.resolved.add(op_id),
      () => this.settled.rejected.add(op_id),
    );
  }

  /** One thing happens, with a likelihood in per mille. */
  async step(): Promise<void> {
    const happenings: readonly (readonly [number, () => unknown])[] = [
      [100, () => this.execute()],
      // The order of a log is what an undo goes by, and of that a view knows nothing.
      [20, () => this.historic && this.undo()],
      [100, () => this.actElsewhere()],
      [300, () => this.fixture.backend.line?.stepDown()],
      [200, () => this.fixture.backend.line?.stepUp()],
      [120, () => this.answerHttp()],
      [60, () => this.fixture.clock.advance(this.random.below(1500))],
      [10, () => this.fixture.backend.line?.cut()],
      [16, () => this.fixture.backend.line?.disturb(this.random.chance(0.5) ? 'repeat' : 'lose')],
      [20, () => this.fixture.backend.beat()],
      [50, () => this.changeTheWeather()],
      [4, () => this.fixture.clock.advance(40_000)],
    ];
    let dice = this.random.below(1000);
    for (const [likelihood, happen] of happenings) {
      if (dice < likelihood) {
        await happen();
        break;
      }
      dice -= likelihood;
    }
    await settle();
  }

  actElsewhere(): void {
    const { backend } = this.fixture;
    const { name, input } = this.anyWrite(backend.workspace.snapshot('').tasks);
    backend.act(name, input);
  }

  answerHttp(): void {
    const fault = this.random.chance(0.15) ? this.random.pick(['before', 'after'] as const) : undefined;
    this.fixture.backend.stepHttp(fault);
  }

  changeTheWeather(): void {
    const { random } = this;
    const { backend, device } = this.fixture;
    const dice = random.below(16);
    if (dice < 5) backend.maxEvents = random.chance(0.5) ? 1 : Number.POSITIVE_INFINITY;
    else if (dice < 14) backend.trouble = random.chance(0.4) ? busy : undefined;
    else if (dice < 15) backend.workspace.floor = backend.workspace.head;
    else if (random.chance(0.5)) this.#rules.resolve(coreRules);
    else device.setOnline(random.chance(0.7));
  }

  restore(): void {
    const { backend } = this.fixture;
    this.restored = true;
    backend.restore(this.random.below(backend.workspace.head + 1));
  }

  /** The network heals, and everything is given time to come to rest; but for writes, if these stay refused for now. */
  async quiesce(trouble: Problem | undefined): Promise<void> {
    const { backend, clock, device, client, flush } = this.fixture;
    backend.trouble = trouble;
    device.setOnline(true);
    this.#rules.resolve(coreRules);
    for (let round = 0; round < 40; round += 1) {
      await flush();
      if (client.status.state === 'live') backend.beat();
      await flush();
      await clock.advance(6000);
    }
    await flush();
  }
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): readonly Item[] {
  return items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** A record without what only the log can give it. */
function unstamped<Item extends { readonly seq: number; readonly updated_at: string }>(record: Item) {
  return { ...record, seq: 0, updated_at: '' };
}

/** What the client shows while its writes are held back, and what they would make of the log's state. */
async function previewOf({ fixture, storage }: Run) {
  const { client, backend } = fixture;
  const { items } = await storage.load();
  const { tasks } = backend.workspace.preview(items, { kind: 'user', user_id: ana.id, name: ana.name });
  const shown = [...client.tasks({ status: 'all' }), ...client.tasks({ status: 'trashed' })];
  return {
    actual: { state: client.status.state, pending: client.status.pending, tasks: byId(shown).map(unstamped) },
    expected: { state: 'live', pending: items.length, tasks: byId(tasks).map(unstamped) },
  };
}

/** What the client shows, and what it should show. */
async function outcomeOf({ fixture, settled, asked, undone, restored }: Run) {
  const { client, backend, reported } = fixture;
  await settle();
  const { state, pending } = client.status;
  const truth = backend.workspace.snapshot('');
  const { logged } = backend.workspace;
  const shelved = new Set(client.needsAttention.map((item) => item.op_id));
  // The server knows of neither, and the undo is said to be done: it was taken back before it was sent.
  const unknown = (op_id: string) => backend.workspace.outcome(op_id) === undefined;
  const here = [...undone].filter(([op_id]) => settled.resolved.has(op_id) && unknown(op_id));
  const withdrawn = new Set(here.flatMap((pair) => pair));
  const actual = {
    state,
    pending,
    tasks: byId([...client.tasks({ status: 'all' }), ...client.tasks({ status: 'trashed' })]),
    projects: byId(client.projects({ archived: true })),
    answered: [...settled.resolved, ...settled.rejected].toSorted(),
    loggedTwice: logged.filter((op_id, index) => logged.indexOf(op_id) !== index),
    refusedButNotShelved: [...settled.rejected].filter((op_id) => !shelved.has(op_id) && !withdrawn.has(op_id)),
    withdrawnButDone: restored ? [] : here.filter(([, target]) => settled.rejected.has(target) && !unknown(target)),
    // A backup may have taken back what was acknowledged and shown before.
    resolvedButNotDone: restored
      ? []
      : [...settled.resolved].filter(
          (op_id) => !withdrawn.has(op_id) && backend.workspace.outcome(op_id)?.kind !== 'done',
        ),
    reported,
  };
  const expected = {
    state: 'live',
    pending: 0,
    tasks: byId(truth.tasks),
    projects: byId(truth.projects.filter((project) => project.deleted_at === null)),
    answered: asked.toSorted(),
    loggedTwice: [],
    refusedButNotShelved: [],
    withdrawnButDone: [],
    resolvedButNotDone: [],
    reported: [],
  };
  return { actual, expected };
}

const seeds = Number(process.env['LOCKSTEP_SEEDS'] ?? 30);
const start = Number(process.env['LOCKSTEP_SEED'] ?? 1);

describe('a client and its server, after any history', () => {
  for (let seed = start; seed < start + seeds; seed += 1) {
    test(`C1 C2 C9 D2 D3 S3 X10: show the same (seed ${seed})`, async () => {
      const run = new Run(seed);
      run.fixture.client.connect();
      for (let step = 0; step < 400; step += 1) await run.step();
      await run.quiesce(undefined);
      const { actual, expected } = await outcomeOf(run);
      expect(actual).toEqual(expected);
    });
  }

  for (let seed = start; seed < start + seeds / 2; seed += 1) {
    test(`C1: the view is the log and the pending changes on top of it, field by field (seed ${seed})`, async () => {
      const run = new Run(seed);
      run.historic = false;
      run.fixture.client.connect();
      for (let step = 0; step < 150; step += 1) await run.step();
      run.fixture.backend.trouble = busy;
      for (let step = 0; step < 40; step += 1) await run.step();
      await run.quiesce(busy);
      const { actual, expected } = await previewOf(run);
      expect(actual).toEqual(expected);
    });
  }

  for (let seed = start; seed < start + seeds / 2; seed += 1) {
    test(`S4 C9: show the same after a restored backup (seed ${seed})`, async () => {
      const run = new Run(seed);
      run.fixture.client.connect();
      for (let step = 0; step < 300; step += 1) {
        await run.step();
        if (step === 200) run.restore();
      }
      await run.quiesce(undefined);
      const { actual, expected } = await outcomeOf(run);
      expect(actual).toEqual(expected);
    });
  }
});
