import { describe, expect, test } from 'vitest';
import { BEN } from './random-operations.testing.ts';
import { refusal, TaskDesk } from './task-desk.testing.ts';

const desk = new TaskDesk();
const { add, now, titles } = desk;

describe('task.move', () => {
  test('X8: subtasks go along to another project, and leave their parent for one named alone', () => {
    desk.workshop.run('project.save', { name: 'Home' });
    const trip = add({ title: 'Trip', subtasks: [{ title: 'Book' }] });
    desk.workshop.run('task.move', { id: trip.id, project: 'Home' });
    const home = now(trip.id).project_id;
    const [book] = desk.workshop.state.subtasks(trip.id);
    expect(book?.entity.project_id).toBe(home);
    desk.workshop.run('task.move', { id: book?.entity.id ?? '', project: null });
    expect(now(book?.entity.id ?? '')).toMatchObject({ project_id: null, parent_id: null });
  });

  test('X8: a cycle is a conflict, a task under itself too', () => {
    const a = add('a');
    const b = add({ title: 'b', parent: a.id });
    const c = add({ title: 'c', parent: b.id });
    expect(refusal(() => desk.workshop.run('task.move', { id: a.id, parent: c.id })).code).toBe('CONFLICT');
    expect(refusal(() => desk.workshop.run('task.move', { id: a.id, parent: a.id })).code).toBe('CONFLICT');
    expect(refusal(() => desk.workshop.run('task.move', { id: a.id, before: c.id })).code).toBe('CONFLICT');
  });

  test('a subtask’s project is its parent’s', () => {
    desk.workshop.run('project.save', { name: 'Home' });
    const a = add('a');
    const b = add('b');
    expect(
      refusal(() => desk.workshop.run('task.move', { id: b.id, parent: a.id, project: 'Home' })).errors,
    ).toMatchObject([{ path: 'project' }]);
  });

  test('X3: beside a sibling elsewhere it goes there; beside a trashed one it takes its spot', () => {
    const parent = add('parent');
    const child = add({ title: 'child', parent: parent.id });
    const [one, two, three] = [add('one'), add('two'), add('three')];
    desk.workshop.run('task.delete', { id: two.id });
    desk.workshop.run('task.move', { id: three.id, before: two.id });
    desk.workshop.run('task.move', { id: one.id, after: child.id });
    expect(titles()).toEqual(['parent', 'three']);
    expect(titles(parent.id)).toEqual(['child', 'one']);
    expect(refusal(() => desk.workshop.run('task.move', { id: one.id, parent: null, after: child.id })).code).toBe(
      'CONFLICT',
    );
  });

  test('X3: where it stands already, nothing changes', () => {
    const { id } = add('one');
    expect(desk.workshop.run('task.move', { id, parent: null }).changes).toEqual([]);
  });

  test('X3: equal siblings: one gets a new key in the same operation', () => {
    const [a, b, c] = [add('a'), add('b'), add('c')];
    const before = desk.workshop.state.task(b.id);
    if (before === undefined) throw new Error('There is no b.');
    // As two devices make it that add at the same time.
    const twin = {
      entity: 'task',
      type: 'updated',
      before,
      after: { ...b, position: a.position },
      changed: ['position'],
      trashed_with: null,
      restored: {},
    } as const;
    desk.workshop.state.commit([twin], { op_id: 'twin', actor: BEN, timestamp: '2026-11-01T08:03:00.000Z' });
    const { changes } = desk.workshop.run('task.move', { id: c.id, after: a.id });
    expect(changes).toHaveLength(2);
    expect(titles()).toEqual(['a', 'c', 'b']);
  });
});
