import { describe, expect, test } from 'vitest';
import { BEN } from './random-operations.testing.ts';
import { refusal, TaskDesk } from './task-desk.testing.ts';

const desk = new TaskDesk();
const { add, now } = desk;

describe('task.update', () => {
  test('X1: changes what is named and nothing else; what is so already changes nothing', () => {
    const { id } = add({ title: 'a', notes: 'n' });
    expect(desk.workshop.run('task.update', { id, title: 'b', notes: 'n' }).changes).toMatchObject([
      { type: 'updated', changed: ['title'] },
    ]);
    expect(desk.workshop.run('task.update', { id, title: 'b' }).changes).toEqual([]);
  });

  test('X3: labels are added and removed each on its own', () => {
    const { id } = add({ title: 'a', labels: ['x', 'y'] });
    desk.workshop.run('task.update', { id, add_labels: ['z', 'x'], remove_labels: ['y', 'w'] });
    expect(now(id).labels).toEqual(['x', 'z']);
    expect(desk.workshop.state.task(id)?.field_seq).toEqual({ 'labels:y': 2, 'labels:z': 2 });
    desk.workshop.run('task.update', { id, labels: ['z', 'v'] });
    expect(now(id).labels).toEqual(['z', 'v']);
    expect(desk.workshop.run('task.update', { id, labels: ['v', 'z'] }).changes).toEqual([]);
  });

  test('no more than 20 labels, however they come', () => {
    const { id } = add({ title: 'a', labels: Array.from({ length: 20 }, (_, index) => `l${index}`) });
    expect(refusal(() => desk.workshop.run('task.update', { id, add_labels: ['one more'] })).errors).toMatchObject([
      { path: 'add_labels' },
    ]);
    desk.workshop.run('task.update', { id, add_labels: ['one more'], remove_labels: ['l0'] });
    expect(now(id).labels).toHaveLength(20);
  });

  test('X2: a guard refuses what was changed since, and tells the present value', () => {
    const { id } = add({ title: 'a', labels: ['x'] });
    desk.workshop.run('task.update', { id, title: 'b' }, BEN);
    const error = refusal(() => desk.workshop.run('task.update', { id, title: 'c', if_seq: 1 }));
    expect(error.code).toBe('CONFLICT');
    expect(error.message).toContain('title');
    expect(error.current).toMatchObject({ title: 'b', seq: 2 });
    desk.workshop.run('task.update', { id, notes: 'other field', add_labels: ['y'], if_seq: 1 });
    desk.workshop.run('task.update', { id, title: 'c', if_seq: 2 });
    expect(now(id)).toMatchObject({ title: 'c', notes: 'other field', labels: ['x', 'y'] });
    expect(refusal(() => desk.workshop.run('task.update', { id, remove_labels: ['y'], if_seq: 2 })).code).toBe(
      'CONFLICT',
    );
  });

  test('X4: delete wins over an edit', () => {
    const { id } = add('a');
    desk.workshop.run('task.delete', { id });
    const edits = [
      () => desk.workshop.run('task.update', { id, title: 'b' }),
      () => desk.workshop.run('task.complete', { id }),
      () => desk.workshop.run('task.move', { id, parent: null }),
      () => desk.workshop.run('task.reschedule', { id, due_date: null }),
      () => desk.workshop.run('task.skip', { id }),
      () => desk.workshop.run('task.reopen', { id }),
    ];
    expect(edits.map((edit) => refusal(edit).code)).toEqual(edits.map(() => 'CONFLICT'));
  });
});
