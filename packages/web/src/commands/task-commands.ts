import type { ItemInput, Project, Recurrence, Task } from '@lockstep/protocol';
import { strings as words } from '../ui/strings.ts';
import type { Commander } from './commander.ts';
import { strings } from './strings.ts';

/** When a task is due, as it is set: a time needs a date, and a zone that it is told in. */
export type Due = {
  due_date: string | null;
  due_time?: string | null;
  due_zone?: string | null;
};

/** Where among its siblings a task goes. */
export type Place = { before: string } | { after: string };

/** What can be done with a task, each with its way back. */
export class TaskCommands {
  readonly #commander: Commander;

  constructor(commander: Commander) {
    this.#commander = commander;
  }

  /** Completes an open task, reopens a completed one. */
  toggle(task: Task, completed: boolean): void {
    const { id, title } = task;
    if (!completed) this.#one('task.reopen', { id }, strings.reopened(title));
    else this.#one('task.complete', { id }, strings.completed(title));
  }

  rename({ id }: Task, title: string): void {
    this.#commander.do([{ name: 'task.update', input: { id, title } }], {
      what: strings.renamed(title),
      toast: false,
    });
  }

  /** `seq`: of the notes that the person began to write upon; newer ones are not written over (X2). */
  setNotes({ id, title }: Task, notes: string, seq: number): void {
    this.#commander.do([{ name: 'task.update', input: { id, notes, if_seq: seq } }], {
      what: strings.notes(title),
      toast: false,
    });
  }

  /** `when`: the date in words; null where there is none any more. */
  schedule({ id, title }: Task, due: Due, when: string | null): void {
    const what = when === null ? strings.unscheduled(title) : strings.scheduled(title, when);
    this.#one('task.reschedule', { id, ...due }, what);
  }

  /** Several to the same day, in one operation. */
  scheduleAll(tasks: readonly Task[], due_date: string, when: string): void {
    const items = tasks.map(({ id }) => ({ id, due_date }));
    this.#commander.do([{ name: 'task.reschedule', input: { items } }], {
      what: strings.scheduledMany(tasks.length, when),
    });
  }

  /** A date that repeats, or that it repeats no more. */
  repeat({ id, title }: Task, due: Partial<Due>, recurrence: Pick<Recurrence, 'rrule' | 'anchor'> | null): void {
    const what = recurrence === null ? strings.repeatsNot(title) : strings.repeats(title);
    this.#one('task.update', { id, ...due, recurrence }, what);
  }

  skip({ id, title }: Task): void {
    this.#one('task.skip', { id }, strings.skipped(title));
  }

  move({ id, title }: Task, project: Pick<Project, 'id' | 'name'> | null): void {
    const what = strings.moved(title, project?.name ?? strings.inbox);
    this.#one('task.move', { id, project: project?.id ?? null }, what);
  }

  /** To another place in its list. */
  place({ id, title }: Task, place: Place): void {
    this.#commander.do([{ name: 'task.move', input: { id, ...place } }], {
      what: strings.placed(title),
      toast: false,
    });
  }

  setPriority({ id, title }: Task, priority: Task['priority']): void {
    this.#one('task.update', { id, priority }, strings.priority(title, words.priority[priority]));
  }

  addLabel({ id, title, labels }: Task, label: string): void {
    if (labels.includes(label)) return;
    this.#quietly({ id, add_labels: [label] }, strings.labelled(title, label));
  }

  removeLabel({ id, title }: Task, label: string): void {
    this.#quietly({ id, remove_labels: [label] }, strings.unlabelled(title, label));
  }

  addSubtask(parent: Task, title: string): void {
    this.#commander.do([{ name: 'task.add', input: { title, parent: parent.id } }], {
      what: strings.added(title, strings.to(parent.title)),
      toast: false,
    });
  }

  remove({ id, title }: Task): void {
    this.#one('task.delete', { id }, strings.deleted(title));
  }

  restore({ id, title }: Task): void {
    this.#one('task.restore', { id }, strings.restored(title));
  }

  #quietly(input: ItemInput<'task.update'>, what: string): void {
    this.#commander.do([{ name: 'task.update', input }], { what, toast: false });
  }

  #one<Name extends OneTaskWrite>(name: Name, input: ItemInput<Name>, what: string): void {
    const write = { name, input } as Parameters<Commander['do']>[0][number];
    this.#commander.do([write], { what });
  }
}

type OneTaskWrite =
  | 'task.complete'
  | 'task.reopen'
  | 'task.reschedule'
  | 'task.update'
  | 'task.skip'
  | 'task.move'
  | 'task.delete'
  | 'task.restore';
