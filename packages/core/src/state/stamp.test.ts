import type { Task } from '@lockstep/protocol';
import { describe, expect, test } from 'vitest';
import { ANA, BEN, Workshop } from '../operation/random-operations.testing.ts';
import { lastWriteOf, type StoredTask } from './stored.ts';

function workshopWithTask(labels: string[] = []): { workshop: Workshop; id: string; record: () => StoredTask } {
  const workshop = new Workshop();
  const { id } = workshop.run('task.add', { title: 'a', labels }).answer['task'] as Task;
  const record = (): StoredTask => {
    const stored = workshop.state.task(id);
    if (stored === undefined) throw new Error('The task is gone.');
    return stored;
  };
  return { workshop, id, record };
}

describe('a change that enters the log', () => {
  test('S1: stamps the record with seq, time and actor', () => {
    const { workshop, id, record } = workshopWithTask();
    workshop.run('task.update', { id, title: 'b' }, BEN);
    expect(record().entity).toMatchObject({ seq: 2, updated_by: BEN, created_by: ANA });
    expect(record().entity.updated_at > record().entity.created_at).toBe(true);
  });

  test('X1: each field knows its last write, each label its own, all others their creation', () => {
    const { workshop, id, record } = workshopWithTask(['x']);
    workshop.run('task.update', { id, title: 'b', add_labels: ['y'] });
    workshop.run('task.update', { id, remove_labels: ['x'] });
    const fields = ['title', 'labels:y', 'labels:x', 'notes'];
    expect(fields.map((field) => lastWriteOf(record(), field))).toEqual([2, 2, 3, 1]);
  });

  test('X5: the inverse tells each field’s value before and whose write it was; a creation has none', () => {
    const { workshop, id } = workshopWithTask(['x']);
    workshop.run('task.update', { id, title: 'b', remove_labels: ['x'] });
    workshop.run('task.update', { id, title: 'c' });
    expect([1, 2, 3].map((seq) => workshop.state.changeAt(seq)?.inverse)).toEqual([
      {},
      { title: ['a', 1], 'labels:x': [true, 1], labels: [['x'], 0] },
      { title: ['b', 2] },
    ]);
  });

  test('X5: an undo’s inverse also tells whose write is in force again', () => {
    const { workshop, id } = workshopWithTask();
    const { op_id } = workshop.run('task.update', { id, title: 'b' });
    workshop.run('change.undo', { op_id });
    expect(workshop.state.changeAt(3)?.inverse).toEqual({ title: ['b', 2, 1] });
  });

  test('X8: the inverse of what goes or comes back remembers what took it to the trash', () => {
    const { workshop, id } = workshopWithTask();
    workshop.run('task.add', { title: 'child', parent: id });
    workshop.run('task.delete', { id });
    workshop.run('task.restore', { id });
    expect(workshop.state.changeAt(6)?.inverse).toMatchObject({ trashed_with: [id, 0] });
  });
});
