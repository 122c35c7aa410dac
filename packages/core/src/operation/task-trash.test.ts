import { describe, expect, test } from 'vitest';
import { violations } from './invariants.testing.ts';
import { refusal, TaskDesk } from './task-desk.testing.ts';

const desk = new TaskDesk();
const { add, now } = desk;

describe('the trash', () => {
  test('X8: deleting a parent trashes what is under it, and restore brings back exactly those', () => {
    const trip = add({ title: 'Trip', subtasks: [{ title: 'Book' }, { title: 'Pack' }] });
    const [book, pack] = desk.workshop.state.subtasks(trip.id).map(({ entity }) => entity.id);
    desk.workshop.run('task.delete', { id: book ?? '' });
    expect(desk.workshop.run('task.delete', { id: trip.id }).changes.map(({ type }) => type)).toEqual([
      'deleted',
      'deleted',
    ]);
    expect(desk.workshop.run('task.restore', { id: trip.id }).changes).toMatchObject([
      { type: 'created', after: { id: trip.id } },
      { type: 'created', after: { id: pack } },
    ]);
    expect(now(book ?? '').deleted_at).not.toBeNull();
  });

  test('X8: deleting and restoring twice changes nothing the second time', () => {
    const { id } = add('a');
    desk.workshop.run('task.delete', { id });
    expect(desk.workshop.run('task.delete', { id })).toMatchObject({
      answer: { task_id: id, task_title: 'a' },
      changes: [],
    });
    desk.workshop.run('task.restore', { id });
    expect(desk.workshop.run('task.restore', { id }).changes).toEqual([]);
  });

  test('X2: deleting may be guarded', () => {
    const { id } = add('a');
    desk.workshop.run('task.update', { id, title: 'b' });
    expect(refusal(() => desk.workshop.run('task.delete', { id, if_seq: 1 })).code).toBe('CONFLICT');
    desk.workshop.run('task.delete', { id, if_seq: 2 });
  });

  test('X8: what is restored without its parent or project stands by itself, with its own subtasks', () => {
    desk.workshop.run('project.save', { name: 'Home' });
    const trip = add({ title: 'Trip', project: 'Home' });
    const hotel = add({ title: 'Hotel', parent: trip.id });
    const call = add({ title: 'Call', parent: hotel.id });
    desk.workshop.run('project.delete', { id: trip.project_id ?? '' });
    expect(desk.workshop.state.tasks().every(({ entity }) => entity.deleted_at !== null)).toBe(true);
    desk.workshop.run('task.restore', { id: hotel.id });
    expect(now(hotel.id)).toMatchObject({ deleted_at: null, parent_id: null, project_id: null });
    expect(now(call.id)).toMatchObject({ deleted_at: null, parent_id: hotel.id, project_id: null });
    expect(now(trip.id).deleted_at).not.toBeNull();
    expect(violations(desk.workshop.state)).toEqual([]);
  });
});
