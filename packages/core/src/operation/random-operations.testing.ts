import {
  type Actor,
  type ItemInput,
  LockstepError,
  type OperationInput,
  parseOperationInput,
  type Project,
  type RecurrenceInput,
  type Role,
  type Task,
  type WriteName,
} from '@lockstep/protocol';
import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { applyOperation } from '../apply-operation.ts';
import type { OperationContext } from '../operation-context.ts';
import type { Change } from '../state/change.ts';
import { MemoryState } from '../state/memory-state.ts';
import { foundWorkspace, newMember } from '../state/found-workspace.ts';
import type { Stored } from '../state/stored.ts';

const WORKSPACE = '00000000-0000-7000-8000-00000000aaaa';

/** Two people and an assistant in the name of the first. */
export const ANA: Actor = { kind: 'user', user_id: '00000000-0000-7000-8000-0000000000a1', name: 'Ana' };
export const BEN: Actor = { kind: 'user', user_id: '00000000-0000-7000-8000-0000000000b1', name: 'Ben' };
export const CLAUDE: Actor = { ...ANA, kind: 'assistant', client: 'Claude', run_id: 'run-1' };
/** Everybody with an account. */
export const PEOPLE = [
  { id: ANA.user_id, name: 'Ana', email: 'ana@example.org' },
  { id: BEN.user_id, name: 'Ben', email: 'ben@example.org' },
  { id: '00000000-0000-7000-8000-0000000000c1', name: 'Cem', email: 'cem@example.org' },
] as const;
const START = Temporal.Instant.from('2026-11-01T08:00:00Z');
const ACTORS = [ANA, BEN, CLAUDE] as const;

/** A step with numbers in place of ids: which record is meant is decided where it is executed. */
export interface Step {
  readonly kind: WriteName;
  readonly actor: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

const KINDS: readonly WriteName[] = [
  'task.add',
  'task.add',
  'task.add',
  'task.update',
  'task.update',
  'task.update',
  'task.complete',
  'task.reopen',
  'task.move',
  'task.move',
  'task.move',
  'task.reschedule',
  'task.skip',
  'task.delete',
  'task.delete',
  'task.restore',
  'project.save',
  'project.archive',
  'project.delete',
  'change.undo',
  'change.undo',
];

const MEMBER_KINDS: readonly WriteName[] = ['member.add', 'member.set_role', 'member.remove'];

const number = fc.nat({ max: 999 });

export const stepArbitrary: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...KINDS),
  actor: fc.nat({ max: 2 }),
  a: number,
  b: number,
  c: number,
});

/** Steps that say who is a member; no undo takes them back. */
export const memberStepArbitrary: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...MEMBER_KINDS),
  actor: fc.nat({ max: 2 }),
  a: number,
  b: number,
  c: number,
});

/** A workspace with its clock and its operations so far. */
export class Workshop {
  readonly state: MemoryState;
  readonly operations: string[] = [];
  #ids = 0;
  #minutes = 0;

  constructor() {
    const now = START.toString({ fractionalSecondDigits: 3 });
    const { workspace, member } = foundWorkspace({ id: WORKSPACE, name: 'Team', kind: 'shared', owner: ANA, now });
    const ben = newMember(WORKSPACE, { id: BEN.user_id, name: 'Ben', role: 'editor' }, { actor: ANA, now });
    this.state = new MemoryState(WORKSPACE, { workspace, members: [member, ben], people: PEOPLE });
  }

  readonly newId = (): string => {
    this.#ids += 1;
    return `00000000-0000-7000-8000-${this.#ids.toString(16).padStart(12, '0')}`;
  };

  /** One operation at its own minute; answers its op_id. */
  run<Name extends WriteName>(name: Name, input: OperationInput<Name>, actor: Actor = ANA) {
    this.#minutes += 1;
    const now = START.add({ minutes: this.#minutes }).toString({ fractionalSecondDigits: 3 });
    const context: OperationContext = { actor, now, time_zone: 'Europe/Berlin', newId: this.newId };
    const op_id = `op-${this.operations.length + 1}`;
    const applied = applyOperation(this.state, name, parseOperationInput(name, input), context);
    this.state.commit(applied.changes, { op_id, actor, timestamp: now });
    this.operations.push(op_id);
    const answer = applied.answer({
      task: (id) => present(this.state.task(id)).entity,
      project: (id) => present(this.state.project(id)).entity,
      workspace: () => present(this.state.workspace()).entity,
      member: (id) => present(this.state.member(id)).entity,
    });
    return { op_id, answer, changes: applied.changes };
  }

  /** Executes a step; a refusal by the rules is fine and changes nothing. */
  step(step: Step): 'done' | 'refused' {
    return this.changesOf(step) === undefined ? 'refused' : 'done';
  }

  /** Executes a step; answers what it changed, undefined where the rules refused it. */
  changesOf(step: Step): readonly Change[] | undefined {
    try {
      const [name, input] = this.#spell(step);
      return this.run(name, input, ACTORS[step.actor] ?? ANA).changes;
    } catch (error) {
      if (error instanceof LockstepError) return undefined;
      throw error;
    }
  }

  #spell(step: Step): [WriteName, ItemInput<WriteName>] {
    const { kind, a, b, c } = step;
    const id = this.#task(a);
    if (kind === 'task.add') return [kind, this.#addition(step)];
    if (kind === 'task.update') return [kind, this.#update(step)];
    if (kind === 'task.move') return [kind, this.#move(step)];
    if (kind === 'task.reschedule') return [kind, { id, due_date: dateOf(b) }];
    if (kind === 'project.archive') return [kind, { id: this.#project(a), archived: b % 2 === 0 }];
    if (kind === 'project.delete') return [kind, { id: this.#project(a) }];
    if (kind === 'project.save') {
      return [kind, b % 2 === 0 ? { name: `project ${a % 4}` } : { id: this.#project(a), name: `project ${c % 4}` }];
    }
    if (kind === 'member.add') return [kind, { email: personOf(a).email, role: ROLES[b % 3] ?? 'viewer' }];
    if (kind === 'member.set_role') return [kind, { id: personOf(a).id, role: ROLES[b % 3] ?? 'viewer' }];
    if (kind === 'member.remove') return [kind, { id: personOf(a).id }];
    if (kind === 'change.undo') {
      const recent = this.operations[this.operations.length - 1 - (a % 6)] ?? 'op-0';
      return [kind, b % 4 === 0 ? { run_id: 'run-1' } : { op_id: recent }];
    }
    return [kind, { id }];
  }

  #addition({ a, b, c }: Step): ItemInput<'task.add'> {
    const place = b % 2 === 0 ? { project: this.#aProject(c) } : { parent: this.#aParent(b) };
    const due = c % 2 === 0 ? { due_date: dateOf(b), recurrence: recurrenceOf(c) } : {};
    const subtasks = c % 7 === 0 ? { subtasks: [{ title: 'sub one' }, { title: 'sub two' }] } : {};
    return { title: `task ${a}`, ...place, ...due, ...subtasks };
  }

  #update({ a, b, c }: Step): ItemInput<'task.update'> {
    const id = this.#task(a);
    const inputs: ItemInput<'task.update'>[] = [
      { id, title: `renamed ${b}` },
      { id, add_labels: [LABELS[b % 3] ?? 'x'], remove_labels: [LABELS[c % 3] ?? 'x'] },
      { id, labels: LABELS.slice(b % 3) },
      { id, due_date: dateOf(b), due_time: '09:00', recurrence: recurrenceOf(c) },
      { id, due_date: null, recurrence: null },
      { id, priority: 'high', parent: this.#aParent(b) },
      { id, project: this.#aProject(c) },
    ];
    return inputs[c % 7] ?? { id };
  }

  #move({ a, b, c }: Step): ItemInput<'task.move'> {
    const id = this.#task(a);
    const inputs: ItemInput<'task.move'>[] = [
      { id, parent: this.#aParent(b) },
      { id, project: this.#aProject(c) },
      { id, before: this.#task(b) },
      { id, after: this.#task(b) },
    ];
    return inputs[c % 4] ?? { id };
  }

  #aParent(index: number): string | null {
    return index % 3 === 0 ? null : this.#task(index);
  }

  #aProject(index: number): string | null {
    return index % 4 === 0 ? null : this.#project(index);
  }

  /** Mostly what is alive; every fifth time anything, so that the trash is met too. */
  #task(index: number): string {
    return pick(this.state.tasks(), index);
  }

  #project(index: number): string {
    return pick(this.state.allProjects(), index);
  }
}

const ROLES: readonly Role[] = ['owner', 'editor', 'viewer'];

function personOf(index: number): (typeof PEOPLE)[number] {
  return PEOPLE[index % PEOPLE.length] ?? PEOPLE[0];
}

const LABELS = ['home', 'work', 'x'];

function dateOf(number: number): string {
  return `2026-12-${String(1 + (number % 28)).padStart(2, '0')}`;
}

function recurrenceOf(number: number): RecurrenceInput | null {
  if (number % 3 !== 0) return null;
  const rrule = number % 2 === 0 ? 'FREQ=WEEKLY' : 'FREQ=DAILY;INTERVAL=3';
  return { rrule, anchor: number % 5 === 0 ? 'completion' : 'due' };
}

const UNKNOWN = '00000000-0000-7000-8000-ffffffffffff';

function pick(records: readonly Stored<Task | Project>[], index: number): string {
  const alive = index % 5 === 0 ? records : records.filter(({ entity }) => entity.deleted_at === null);
  return alive[Math.floor(index / 5) % Math.max(1, alive.length)]?.entity.id ?? UNKNOWN;
}

/** A workspace in use: two projects, a task with subtasks, one that repeats, one in the Inbox. */
export function usedWorkshop(): Workshop {
  const workshop = new Workshop();
  workshop.run('project.save', { name: 'Home' });
  workshop.run('project.save', { name: 'Work' }, BEN);
  workshop.run('task.add', { title: 'Plan trip', project: 'Home', subtasks: [{ title: 'Book' }, { title: 'Pack' }] });
  const recurrence = { rrule: 'FREQ=WEEKLY' };
  workshop.run(
    'task.add',
    { title: 'Report', project: 'Work', due_date: '2026-11-02', recurrence, labels: ['work'] },
    CLAUDE,
  );
  workshop.run('task.add', { title: 'Call Al' }, BEN);
  return workshop;
}

function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('The operation answers with a record that does not exist.');
  return value;
}
