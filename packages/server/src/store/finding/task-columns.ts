import { priorities, type Priority, type Task } from '@lockstep/protocol';
import { Codes } from './codes.ts';
import { dayNumber, noDay, timeNumber } from './day-number.ts';
import { idStart } from './id-start.ts';
import { textNext, textStart } from './text-start.ts';
import { titleKeyOf } from './title-key.ts';

/** What has become of a task, as a number. */
export const statuses = { open: 0, done: 1, trashed: 2, gone: 3 } as const;

/** Before every instant, and before what else may be asked for. */
export const never = -1e15;

/** When a task is due; whether it is over depends on all three. */
export type Due = Pick<Task, 'due_date' | 'due_time' | 'due_zone'>;

function statusOf({ completed, deleted_at }: Task): number {
  if (deleted_at !== null) return statuses.trashed;
  return completed ? statuses.done : statuses.open;
}

/** 0: urgent. */
export function urgencyOf(priority: Priority): number {
  return priorities.length - 1 - priorities.indexOf(priority);
}

function newTexts(): Codes<string | null> {
  return new Codes((text) => text);
}

function numberColumns(capacity: number) {
  return {
    /** See `statuses`. */
    status: new Uint8Array(capacity),
    /** See `urgencyOf`. */
    urgency: new Uint8Array(capacity),
    project: new Int32Array(capacity),
    parent: new Int32Array(capacity),
    assignee: new Int32Array(capacity),
    labels: new Int32Array(capacity),
    due: new Int32Array(capacity),
    /** See `dayNumber`. */
    dueDay: new Int32Array(capacity),
    /** The day and then the time, as `timeNumber` has it in the last four digits. */
    dueMoment: new Float64Array(capacity),
    /** By priority, then by day: how pressing it is. */
    pressure: new Float64Array(capacity),
    /** Milliseconds since 1970; `never` where it is not completed. */
    completedMs: new Float64Array(capacity),
    createdMs: new Float64Array(capacity),
    seq: new Float64Array(capacity),
    /** See `idStart`. */
    idStart: new Float64Array(capacity),
    /** See `textStart`. */
    positionStart: new Float64Array(capacity),
    /** See `textStart` and `textNext`. */
    titleStart: new Float64Array(capacity),
    titleNext: new Float64Array(capacity),
  };
}

export type NumberColumns = Readonly<ReturnType<typeof numberColumns>>;

const firstCapacity = 64;

/**
 * What tasks are searched and sorted by, a column for each field and a line for each task: a search runs through
 * neighbouring numbers, where as many objects would have to be fetched from all over the memory.
 */
export class TaskColumns {
  readonly ids: string[] = [];
  readonly positions: string[] = [];
  /** The beginnings of folded titles, by which titles are sorted. */
  readonly titles: string[] = [];
  readonly projects = newTexts();
  readonly parents = newTexts();
  readonly assignees = newTexts();
  readonly labelLists = new Codes<readonly string[]>((labels) => JSON.stringify(labels));
  readonly dues = new Codes<Due>(({ due_date, due_time, due_zone }) => `${due_date} ${due_time} ${due_zone}`);
  #numbers = numberColumns(firstCapacity);

  /** Longer than there are lines, and other ones once there are more lines. */
  get numbers(): NumberColumns {
    return this.#numbers;
  }

  /** How many lines there are. */
  get size(): number {
    return this.ids.length;
  }

  /** Writes a line, the next one or one that is there; `folded` is the task's title and notes, folded. */
  set(line: number, task: Task, folded: string): void {
    if (line >= this.#numbers.status.length) this.#grow();
    const numbers = this.#numbers;
    const title = titleKeyOf(folded);
    this.ids[line] = task.id;
    this.positions[line] = task.position;
    this.titles[line] = title;
    numbers.status[line] = statusOf(task);
    numbers.project[line] = this.projects.of(task.project_id);
    numbers.parent[line] = this.parents.of(task.parent_id);
    numbers.assignee[line] = this.assignees.of(task.assignee_id);
    numbers.labels[line] = this.labelLists.of(task.labels);
    numbers.seq[line] = task.seq;
    numbers.idStart[line] = idStart(task.id);
    numbers.positionStart[line] = textStart(task.position);
    numbers.titleStart[line] = textStart(title);
    numbers.titleNext[line] = textNext(title);
    this.#setTimes(line, task);
  }

  remove(line: number): void {
    this.#numbers.status[line] = statuses.gone;
  }

  #setTimes(line: number, task: Task): void {
    const { due_date, due_time, due_zone, completed_at } = task;
    const numbers = this.#numbers;
    const [day, urgency] = [dayNumber(due_date), urgencyOf(task.priority)];
    numbers.urgency[line] = urgency;
    numbers.due[line] = this.dues.of({ due_date, due_time, due_zone });
    numbers.dueDay[line] = day;
    numbers.dueMoment[line] = day * 10_000 + timeNumber(due_time);
    numbers.pressure[line] = urgency * (noDay + 1) + day;
    numbers.completedMs[line] = completed_at === null ? never : Date.parse(completed_at);
    numbers.createdMs[line] = Date.parse(task.created_at);
  }

  #grow(): void {
    const wider = numberColumns(2 * this.#numbers.status.length);
    for (const name of Object.keys(wider) as (keyof NumberColumns)[]) wider[name].set(this.#numbers[name]);
    this.#numbers = wider;
  }
}
