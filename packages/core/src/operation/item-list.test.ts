import { describe, expect, test } from 'vitest';
import { refusal, TaskDesk } from './task-desk.testing.ts';

const desk = new TaskDesk();
const { add, now, titles } = desk;

describe('a list of items', () => {
  test('X6: all or nothing, and the refusal names the item', () => {
    const { id } = add('a');
    const items = [
      { id, title: 'b' },
      { id: desk.workshop.newId(), title: 'c' },
    ];
    const error = refusal(() => desk.workshop.run('task.update', { items }));
    expect(error).toMatchObject({ code: 'NOT_FOUND' });
    expect(error.message).toMatch(/^items\.1/);
    expect(now(id).title).toBe('a');
  });

  test('X6: on_error skip applies the others and reports each refusal in its place', () => {
    const { id } = add('a');
    const items = [
      { id: desk.workshop.newId(), title: 'c' },
      { id, title: 'b' },
      { id, due_time: '09:00' },
    ];
    const { answer, changes } = desk.workshop.run('task.update', { items, on_error: 'skip' });
    expect(changes).toHaveLength(1);
    expect(answer['items']).toMatchObject([
      { error: { code: 'NOT_FOUND', status: 404 } },
      { task: { title: 'b' } },
      { error: { code: 'VALIDATION_FAILED', errors: [{ path: 'items.2.due_time' }] } },
    ]);
  });

  test('X6: an item refused half-way leaves nothing behind', () => {
    const { id } = add('a');
    const items = [{ title: 'b', subtasks: [{ title: 'c' }, { id, title: 'd' }] }, { title: 'e' }];
    const { changes, answer } = desk.workshop.run('task.add', { items, on_error: 'skip' });
    expect(answer['items']).toMatchObject([{ error: { code: 'CONFLICT' } }, { task: { title: 'e' } }]);
    expect(changes).toHaveLength(1);
    expect(titles()).toEqual(['a', 'e']);
  });

  test('S1: several items on one record are one change', () => {
    const { id } = add('a');
    const items = [
      { id, title: 'b' },
      { id, title: 'c', add_labels: ['x'] },
    ];
    expect(desk.workshop.run('task.update', { items }).changes).toMatchObject([
      { changed: ['title', 'labels'], after: { title: 'c' } },
    ]);
  });

  test('a later item sees what an earlier one made', () => {
    const id = desk.workshop.newId();
    desk.workshop.run('task.add', {
      items: [
        { id, title: 'Trip' },
        { title: 'Hotel', parent: 'trip' },
        { title: 'Flight', parent: id },
      ],
    });
    expect(titles(id)).toEqual(['Hotel', 'Flight']);
  });
});
