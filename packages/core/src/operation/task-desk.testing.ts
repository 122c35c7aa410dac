import { type ItemInput, LockstepError, type Task } from '@lockstep/protocol';
import { beforeEach } from 'vitest';
import { Workshop } from './random-operations.testing.ts';

/** The error with which work is refused. */
export function refusal(work: () => unknown): LockstepError {
  try {
    work();
  } catch (error) {
    if (error instanceof LockstepError) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

/** A workshop for each test, and the moves that tests of tasks are made of. */
export class TaskDesk {
  #workshop = new Workshop();

  constructor() {
    beforeEach(() => {
      this.#workshop = new Workshop();
    });
  }

  get workshop(): Workshop {
    return this.#workshop;
  }

  readonly add = (input: ItemInput<'task.add'> | string): Task => {
    const { answer } = this.#workshop.run('task.add', typeof input === 'string' ? { title: input } : input);
    return answer['task'] as Task;
  };

  /** The task as it is now. */
  readonly now = (id: string): Task => {
    const record = this.#workshop.state.task(id);
    if (record === undefined) throw new Error(`There is no task ${id}.`);
    return record.entity;
  };

  /** What is at a place, in order; by default in the Inbox. */
  readonly titles = (parent_id: string | null = null, project_id: string | null = null): string[] =>
    this.#workshop.state.siblings({ parent_id, project_id }).map(({ entity }) => entity.title);
}
