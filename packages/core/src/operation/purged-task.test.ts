import { type ItemInput, LockstepError, type Task } from '@lockstep/protocol';
import { describe, expect, test } from 'vitest';
import { Workshop } from './random-operations.testing.ts';

function add(workshop: Workshop, input: ItemInput<'task.add'>): Task {
  return workshop.run('task.add', input).answer['task'] as Task;
}

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof LockstepError) return error.code;
    throw error;
  }
  return 'done';
}

describe('a task that is gone for good', () => {
  test('X7: its id is not used again, for a task or for a subtask', () => {
    const workshop = new Workshop();
    const { id } = add(workshop, { title: 'gone' });
    workshop.run('task.delete', { id });
    workshop.state.purge(id);
    expect(codeOf(() => add(workshop, { title: 'again', id }))).toBe('CONFLICT');
    expect(codeOf(() => add(workshop, { title: 'above', subtasks: [{ title: 'again', id }] }))).toBe('CONFLICT');
    expect(codeOf(() => workshop.run('task.restore', { id }))).toBe('NOT_FOUND');
  });

  test('X4, X5: undo of its deletion says that it is gone', () => {
    const workshop = new Workshop();
    const { id } = add(workshop, { title: 'gone' });
    const { op_id } = workshop.run('task.delete', { id });
    workshop.state.purge(id);
    const { answer } = workshop.run('change.undo', { op_id });
    expect(answer).toEqual({ reverted: 0, kept: [{ task_id: id, field: 'deleted_at', reason: 'deleted for good' }] });
  });

  test('X4, X8: a subtask whose parent is gone comes back on its own', () => {
    const workshop = new Workshop();
    const parent = add(workshop, { title: 'parent', subtasks: [{ title: 'child' }] });
    const [child] = workshop.state.subtasks(parent.id);
    const id = child?.entity.id ?? '';
    workshop.run('task.delete', { id: parent.id });
    workshop.state.purge(parent.id);
    workshop.run('task.restore', { id });
    expect(workshop.state.task(id)?.entity).toMatchObject({ parent_id: null, project_id: null, deleted_at: null });
  });
});
