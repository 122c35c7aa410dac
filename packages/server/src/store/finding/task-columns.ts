import { priorities, type Priority, type Task } from '@lockstep/protocol';
import { Codes } from './codes.ts';
import { dayNumber, noDay, timeNumber } from './day-number.ts';
import { idStart } from './id-start.ts';
import { textNext, textStart } from './text-start.ts';
import { titleKeyOf } from './title-key.ts';

/** What is done with a task, as a number. */
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

function dueOf({ due_date, due_time, due_zone }: Task): Due {
  return { due_date, due_time, due_zone };
}

function newTexts(): Codes<string | null> {
  return new Codes((text) => text);
}

/**
 * What tasks are searched and sorted by, a column for each field and a line for each task: a search runs through
 * neighbouring numbers, where as many objects would have to be fetched from all over the memory.
 */
export class TaskColumns {
  readonly ids: string[] = [];
  /** See `idStart`. */
  readonly idStart: number[] = [];
  /** See `statuses`. */
  readonly status: number[] = [];
  readonly project: number[] = [];
  readonly parent: number[] = [];
  readonly assignee: number[] = [];
  readonly labels: number[] = [];
  readonly urgency: number[] = [];
  readonly due: number[] = [];
  /** See `dayNumber`. */
  readonly dueDay: number[] = [];
  /** The day and then the time, as `timeNumber` has it in the last four digits. */
  readonly dueMoment: number[] = [];
  /** How pressing: by priority, then by day. */
  readonly pressure: number[] = [];
  /** Milliseconds since 1970; `never` where it is not completed. */
  readonly completedMs: number[] = [];
  readonly createdMs: number[] = [];
  readonly seq: number[] = [];
  readonly positions: string[] = [];
  /** See `textStart`. */
  readonly positionStart: number[] = [];
  /** The beginnings of folded titles, by which titles are sorted. */
  readonly titles: string[] = [];
  readonly titleStart: number[] = [];
  /** See `textNext`. */
  readonly titleNext: number[] = [];

  readonly projects = newTexts();
  readonly parents = newTexts();
  readonly assignees = newTexts();
  readonly labelLists = new Codes<readonly string[]>((labels) => JSON.stringify(labels));
  readonly dues = new Codes<Due>(({ due_date, due_time, due_zone }) => `${due_date} ${due_time} ${due_zone}`);

  /** Writes a line, the next one or one that is there; `folded` is the task's title and notes, folded. */
  set(line: number, task: Task, folded: string): void {
    this.ids[line] = task.id;
    this.idStart[line] = idStart(task.id);
    this.status[line] = statusOf(task);
    this.project[line] = this.projects.of(task.project_id);
    this.parent[line] = this.parents.of(task.parent_id);
    this.assignee[line] = this.assignees.of(task.assignee_id);
    this.labels[line] = this.labelLists.of(task.labels);
    this.urgency[line] = urgencyOf(task.priority);
    this.#setTimes(line, task);
    this.seq[line] = task.seq;
    this.positions[line] = task.position;
    this.positionStart[line] = textStart(task.position);
    const title = titleKeyOf(folded);
    this.titles[line] = title;
    this.titleStart[line] = textStart(title);
    this.titleNext[line] = textNext(title);
  }

  #setTimes(line: number, task: Task): void {
    const day = dayNumber(task.due_date);
    this.due[line] = this.dues.of(dueOf(task));
    this.dueDay[line] = day;
    this.pressure[line] = urgencyOf(task.priority) * (noDay + 1) + day;
    this.dueMoment[line] = day * 10_000 + timeNumber(task.due_time);
    this.completedMs[line] = task.completed_at === null ? never : Date.parse(task.completed_at);
    this.createdMs[line] = Date.parse(task.created_at);
  }
}
