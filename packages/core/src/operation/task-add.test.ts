import { type Task } from '@lockstep/protocol';
import { describe, expect, test } from 'vitest';
import { BEN } from './random-operations.testing.ts';
import { refusal, TaskDesk } from './task-desk.testing.ts';

const desk = new TaskDesk();
const { add, titles } = desk;

describe('task.add', () => {
  test('adds to the end of the Inbox with the contract’s defaults', () => {
    add('one');
    expect(add('two')).toMatchObject({
      title: 'two',
      project_id: null,
      parent_id: null,
      notes: '',
      completed: false,
      priority: 'none',
      labels: [],
      due_date: null,
      recurrence: null,
      reminders: [],
      seq: 2,
      created_by: { name: 'Ana' },
    });
    expect(titles()).toEqual(['one', 'two']);
  });

  test('X7: a used id is a conflict, also in the trash, also within one operation', () => {
    const id = desk.workshop.newId();
    add({ id, title: 'one' });
    expect(refusal(() => add({ id, title: 'two' })).code).toBe('CONFLICT');
    desk.workshop.run('task.delete', { id });
    expect(refusal(() => add({ id, title: 'two' })).code).toBe('CONFLICT');
    const twice = desk.workshop.newId();
    const items = [
      { id: twice, title: 'three' },
      { id: twice, title: 'four' },
    ];
    expect(refusal(() => desk.workshop.run('task.add', { items })).message).toContain('items.1');
    expect(titles()).toEqual([]);
  });

  test('finds project, parent and assignee by name, whatever the case', () => {
    desk.workshop.run('project.save', { name: 'Home' });
    const trip = add({ title: 'Trip', project: 'home', assignee: 'BEN' });
    const hotel = add({ title: 'Hotel', parent: 'trip' });
    expect(trip).toMatchObject({ assignee_id: BEN.user_id });
    expect(hotel).toMatchObject({ parent_id: trip.id, project_id: trip.project_id });
  });

  test('an ambiguous name answers with the candidates, an unknown one with what there is', () => {
    const first = add('Trip');
    const second = add('trip');
    const ambiguous = refusal(() => add({ title: 'Hotel', parent: 'Trip' }));
    expect(ambiguous.code).toBe('AMBIGUOUS');
    expect(ambiguous.candidates?.map(({ id }) => id)).toEqual([first.id, second.id]);
    desk.workshop.run('project.save', { name: 'Home' });
    const unknown = refusal(() => add({ title: 'Hotel', project: 'Work' }));
    expect(unknown.code).toBe('NOT_FOUND');
    expect(unknown.candidates?.map(({ name }) => name)).toEqual(['Home']);
    expect(add({ title: 'Hotel', project: 'inbox' }).project_id).toBeNull();
  });

  test('subtasks come under it in their order, each before those it depends on', () => {
    const { answer, changes } = desk.workshop.run('task.add', {
      title: 'Trip',
      subtasks: [{ title: 'Book' }, { title: 'Pack' }],
    });
    expect((answer['subtasks'] as Task[]).map(({ title, parent_id }) => [title, parent_id])).toEqual([
      ['Book', (answer['task'] as Task).id],
      ['Pack', (answer['task'] as Task).id],
    ]);
    expect(changes.map(({ type }) => type)).toEqual(['created', 'created', 'created']);
  });

  test('X8: a child under a deleted parent is refused with the parent as it is', () => {
    const parent = add('Trip');
    desk.workshop.run('task.delete', { id: parent.id });
    const error = refusal(() => add({ title: 'Hotel', parent: parent.id }));
    expect(error.code).toBe('CONFLICT');
    expect(error.current).toMatchObject({ id: parent.id, deleted_at: expect.any(String) as string });
  });

  test('before and after place it among its siblings', () => {
    const one = add('one');
    const two = add('two');
    add({ title: 'between', after: one.id });
    add({ title: 'first', before: one.id });
    add({ title: 'last', after: two.id });
    expect(titles()).toEqual(['first', 'one', 'between', 'two', 'last']);
    expect(refusal(() => add({ title: 'x', after: two.id, before: one.id })).code).toBe('VALIDATION_FAILED');
  });
});
