import type { OperationInput, Project, Task, WriteName } from '@lockstep/protocol';
import type { Step } from './step.ts';

/** A write as it is asked for. */
export interface Write {
  readonly name: WriteName;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What a write can be about: what its author knows of. */
export interface Known {
  readonly tasks: readonly Task[];
  readonly projects: readonly Project[];
  readonly op_ids: readonly string[];
  readonly run_ids: readonly string[];
  newId(): string;
}

type Numbers = Pick<Step, 'a' | 'b' | 'c'>;

function write<Name extends WriteName>(name: Name, input: OperationInput<Name>): Write {
  return { name, input };
}

function pick<Element>(elements: readonly Element[], index: number): Element | undefined {
  return elements[index % Math.max(1, elements.length)];
}

const labels = ['home', 'work', 'shop'];
const priorities = ['none', 'low', 'high', 'urgent'] as const;

function label(index: number): string {
  return labels[index % labels.length] ?? 'home';
}

function day(index: number): string {
  return `2026-12-${String(1 + (index % 28)).padStart(2, '0')}`;
}

function additions({ a, b, c }: Numbers, known: Known, title: string, project: string | null): (() => Write)[] {
  const id = known.newId();
  const parent = pick(known.tasks, c)?.id ?? null;
  const anchor = b % 2 === 0 ? 'due' : 'completion';
  return [
    () => write('task.add', { id, title }),
    () => write('task.add', { id, title, labels: [label(a)], priority: priorities[b % 4] ?? 'none' }),
    () => write('task.add', { id, title, due_date: day(b), recurrence: { rrule: 'FREQ=DAILY', anchor } }),
    () => write('task.add', { id, title, project }),
    () => write('task.add', { id, title, parent }),
    () => write('task.add', { items: [{ title }, { title: `${title} two`, subtasks: [{ title: `${title} sub` }] }] }),
    () => write('task.add', { title, notes: 'n'.repeat(b % 5 === 0 ? 12_000 : 200) }),
  ];
}

/** An operation of many large changes: it travels in parts, and from a client by HTTP. */
function large(title: string): Write {
  const items = Array.from({ length: 24 }, (_, index) => ({ title: `${title} ${index}`, notes: 'n'.repeat(12_000) }));
  return write('task.add', { items });
}

function edits({ a, b, c }: Numbers, known: Known, title: string, task: Task): (() => Write)[] {
  const { id } = task;
  const other = pick(known.tasks, b)?.id ?? id;
  return [
    () => write('task.update', { id, title }),
    () => write('task.update', { id, title }),
    () => write('task.update', { id, title, if_seq: task.seq }),
    () => write('task.update', { id, priority: priorities[c % 4] ?? 'low', add_labels: [label(b)] }),
    () => write('task.update', { id, remove_labels: [label(c)] }),
    () => write('task.update', { id, due_date: day(c) }),
    () =>
      write('task.update', {
        items: [
          { id, title },
          { id: other, priority: 'high' },
        ],
        on_error: 'skip',
      }),
    () => write('task.complete', { id }),
    () => write('task.complete', { id }),
    () => write('task.complete', { items: [{ id }, { id: other }] }),
    () => write('task.reopen', { id }),
    () => write('task.skip', { id }),
    () => write('task.reschedule', { id, due_date: day(a) }),
    () => write('task.delete', { id }),
    () => write('task.delete', { id }),
    () => write('task.restore', { id }),
  ];
}

function moves({ b, c }: Numbers, known: Known, id: string, project: string | null): (() => Write)[] {
  const other = pick(known.tasks, b)?.id ?? id;
  return [
    () => write('task.move', { id, parent: other }),
    () => write('task.move', { id, after: other }),
    () => write('task.move', { id, before: other }),
    () => write('task.move', { id, parent: null }),
    () => write('task.move', { id, project: c % 3 === 0 ? null : project }),
  ];
}

function undos({ b, c }: Numbers, known: Known): (() => Write)[] {
  const op_id = pick(known.op_ids, b);
  const run_id = pick(known.run_ids, c);
  return [
    ...(op_id === undefined ? [] : [() => write('change.undo', { op_id })]),
    ...(run_id === undefined ? [] : [() => write('change.undo', { run_id })]),
  ];
}

function projects({ c }: Numbers, known: Known, title: string, project: string | null): (() => Write)[] {
  return [
    () => write('project.save', { id: known.newId(), name: `Project ${title}` }),
    ...(project === null
      ? []
      : [
          () => write('project.save', { id: project, name: `Renamed ${title}` }),
          () => write('project.archive', { id: project, archived: c % 2 === 0 }),
          () => write('project.delete', { id: project }),
        ]),
  ];
}

/** The write that a step's numbers stand for; it may well be impossible by the time it gets there. */
export function writeFor(step: Numbers, known: Known, title: string): Write {
  const { a, b, c } = step;
  const task = pick(known.tasks, a);
  const project = pick(known.projects, c)?.id ?? null;
  const add = additions(step, known, title, project);
  if (task === undefined) return (pick(add, b) ?? (() => write('task.add', { title })))();
  if (a % 150 === 7) return large(title);
  const edit = edits(step, known, title, task);
  const groups = [add, add, edit, edit, edit, moves(step, known, task.id, project), undos(step, known), edit];
  if (a % 8 === 3) groups.push(projects(step, known, title, project));
  const group = pick(groups, b) ?? add;
  return (pick(group, c) ?? (() => write('task.update', { id: task.id, title })))();
}
