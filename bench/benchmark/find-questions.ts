import type { Task } from '@lockstep/protocol';
import { v7 } from 'uuid';
import type { TaskInput } from '../load/seed-tasks.ts';

const priorities = ['none', 'low', 'medium', 'high', 'urgent'] as const;
const words = ['rent', 'milk', 'report', 'garden', 'invoice', 'letter', 'birthday', 'tyres', 'insurance', 'passport'];
const sorts = ['position', 'due', 'priority', 'created', 'updated', 'completed', 'title'] as const;
const longNotes = 'What was said on the telephone, word for word, and nothing that anybody looks for. '.repeat(15);

function dateOf(index: number): string {
  return new Date(Date.UTC(2025, 0, 1 + (index % 1440))).toISOString().slice(0, 10);
}

function pick<Value>(values: readonly Value[], turn: number): Value {
  const value = values[turn % values.length];
  if (value === undefined) throw new Error('There is nothing to pick from.');
  return value;
}

/** What was seeded. */
export interface Seeded {
  /** In the order in which they were added. */
  readonly ids: readonly string[];
  readonly projects: readonly string[];
  /** The one of whom all the tasks are; every tenth is assigned to them. */
  readonly user_id: string;
}

/** Tasks as a busy person might have them: every third without a date, every twentieth with long notes. */
export function taskToFind(index: number, projects: readonly string[], user_id: string): TaskInput & { id: string } {
  const far = Math.imul(index, 2_654_435_761) >>> 8;
  return {
    id: v7(),
    title: `${pick(words, index)} ${index}`,
    notes: `About ${pick(words, index * 7)}, as of ${index}. ${index % 20 === 0 ? longNotes : ''}`,
    priority: pick(priorities, far),
    labels: [`area-${(far >>> 6) % 50}`, ...(index % 500 === 7 ? ['rare'] : [])],
    ...(index % 3 === 0 ? {} : { due_date: dateOf(far) }),
    ...(index % 2 === 0 ? { project: pick(projects, far >>> 3) } : {}),
    ...(index % 10 === 0 ? { assignee: user_id } : {}),
  };
}

export interface Question {
  readonly kind: 'filter' | 'sort' | 'text';
  /** The query, but for the limit. */
  readonly query: (turn: number, seeded: Seeded) => string;
  /** Whether a task has any business in the answer. */
  readonly fits: (task: Task, turn: number, seeded: Seeded) => boolean;
  /** Nothing is found, whatever has been read for it. */
  readonly findsNothing?: boolean;
}

function has(task: Task, word: string): boolean {
  return `${task.title}\n${task.notes}`.includes(word);
}

const filters: readonly Question[] = [
  {
    kind: 'filter',
    query: (turn) => `labels=area-${turn % 50}&priority=${pick(priorities, turn)}`,
    fits: (task, turn) => task.labels.includes(`area-${turn % 50}`) && task.priority === pick(priorities, turn),
  },
  { kind: 'filter', query: () => 'labels=RARE', fits: (task) => task.labels.includes('rare') },
  { kind: 'filter', query: () => 'labels=nobody', fits: () => false, findsNothing: true },
  {
    kind: 'filter',
    query: (turn) => `due_from=${dateOf((turn * 31) % 1400)}&due_to=${dateOf(((turn * 31) % 1400) + 30)}`,
    fits: ({ due_date }, turn) => {
      const [from, to] = [dateOf((turn * 31) % 1400), dateOf(((turn * 31) % 1400) + 30)];
      return due_date !== null && due_date >= from && due_date <= to;
    },
  },
  {
    kind: 'filter',
    query: (turn, { projects }) => `project=${pick(projects, turn)}&priority=high&sort=due`,
    fits: (task, turn, { projects }) => task.project_id === pick(projects, turn) && task.priority === 'high',
  },
  { kind: 'filter', query: () => 'project=inbox', fits: ({ project_id }) => project_id === null },
  {
    kind: 'filter',
    query: () => 'overdue=true&sort=due&time_zone=Europe/Berlin',
    fits: ({ due_date, completed }) => due_date !== null && !completed,
  },
  {
    kind: 'filter',
    query: () => 'status=done&sort=completed&completed_from=2020-01-01&completed_to=2100-01-01',
    fits: ({ completed }) => completed,
  },
  { kind: 'filter', query: () => 'status=trashed', fits: ({ deleted_at }) => deleted_at !== null },
  {
    kind: 'filter',
    query: (turn) => `status=all&labels=area-${turn % 50}&sort=updated`,
    fits: (task, turn) => task.labels.includes(`area-${turn % 50}`) && task.deleted_at === null,
  },
  {
    kind: 'filter',
    query: (_turn, { user_id }) => `assignee=${user_id}&sort=priority`,
    fits: ({ assignee_id }, _turn, { user_id }) => assignee_id === user_id,
  },
  {
    kind: 'filter',
    query: (_turn, { ids }) => `parent=${ids[1]}`,
    fits: ({ parent_id }, _turn, { ids }) => parent_id === ids[1],
  },
];

const orders: readonly Question[] = sorts.map((sort) => ({
  kind: 'sort',
  query: () => `sort=${sort}`,
  fits: ({ completed, deleted_at }) => !completed && deleted_at === null,
}));

const texts: readonly Question[] = [
  {
    kind: 'text',
    query: (turn) => `query=${pick(words, turn)}`,
    fits: (task, turn) => has(task, pick(words, turn)),
  },
  {
    kind: 'text',
    query: (turn) => `query=${pick(words, turn)}%20${turn % 100}`,
    fits: (task, turn) => has(task, pick(words, turn)) && has(task, String(turn % 100)),
  },
  {
    kind: 'text',
    query: (turn, { ids }) => `status=all&query=of%20${(turn * 998) % ids.length}.`,
    fits: (task, turn, { ids }) => has(task, `${(turn * 998) % ids.length}.`),
  },
  { kind: 'text', query: () => 'query=zeppelin', fits: () => false, findsNothing: true },
  { kind: 'text', query: () => 'query=TELEPHONE%20rent', fits: (task) => has(task, 'telephone') && has(task, 'rent') },
  { kind: 'text', query: () => 'query=y&sort=title', fits: (task) => has(task, 'y') },
  {
    kind: 'text',
    query: (turn) => `query=${pick(words, turn)}&labels=area-${turn % 50}&sort=due`,
    fits: (task, turn) => has(task, pick(words, turn)) && task.labels.includes(`area-${turn % 50}`),
  },
];

/** All kinds of questions, so ordered that any few in a row are of different kinds. */
export const questions: readonly Question[] = Array.from({ length: filters.length }, (_, index) =>
  [filters, orders, texts].flatMap((some) => some[index] ?? []),
).flat();
