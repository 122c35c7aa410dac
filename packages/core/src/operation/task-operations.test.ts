import { type ItemInput, LockstepError, type Task } from '@lockstep/protocol';
import { beforeEach, describe, expect, test } from 'vitest';
import { violations } from './invariants.testing.ts';
import { BEN, Workshop } from './random-operations.testing.ts';

let workshop: Workshop;
beforeEach(() => {
  workshop = new Workshop();
});

function add(input: ItemInput<'task.add'> | string): Task {
  const { answer } = workshop.run('task.add', typeof input === 'string' ? { title: input } : input);
  return answer['task'] as Task;
}

function now(id: string): Task {
  const record = workshop.state.task(id);
  if (record === undefined) throw new Error(`There is no task ${id}.`);
  return record.entity;
}

function refusal(work: () => unknown): LockstepError {
  try {
    work();
  } catch (error) {
    if (error instanceof LockstepError) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

function titles(parent_id: string | null = null, project_id: string | null = null): string[] {
  return workshop.state.siblings({ parent_id, project_id }).map(({ entity }) => entity.title);
}

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
    const id = workshop.newId();
    add({ id, title: 'one' });
    expect(refusal(() => add({ id, title: 'two' })).code).toBe('CONFLICT');
    workshop.run('task.delete', { id });
    expect(refusal(() => add({ id, title: 'two' })).code).toBe('CONFLICT');
    const twice = workshop.newId();
    const items = [
      { id: twice, title: 'three' },
      { id: twice, title: 'four' },
    ];
    expect(refusal(() => workshop.run('task.add', { items })).message).toContain('items.1');
    expect(titles()).toEqual([]);
  });

  test('finds project, parent and assignee by name, whatever the case', () => {
    workshop.run('project.save', { name: 'Home' });
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
    workshop.run('project.save', { name: 'Home' });
    const unknown = refusal(() => add({ title: 'Hotel', project: 'Work' }));
    expect(unknown.code).toBe('NOT_FOUND');
    expect(unknown.candidates?.map(({ name }) => name)).toEqual(['Home']);
    expect(add({ title: 'Hotel', project: 'inbox' }).project_id).toBeNull();
  });

  test('subtasks come under it in their order, each before those it depends on', () => {
    const { answer, changes } = workshop.run('task.add', {
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
    workshop.run('task.delete', { id: parent.id });
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

describe('dates of a task', () => {
  test('a time takes the asker’s zone, and needs a date', () => {
    expect(add({ title: 'a', due_date: '2026-12-01', due_time: '09:00' })).toMatchObject({ due_zone: 'Europe/Berlin' });
    expect(refusal(() => add({ title: 'a', due_time: '09:00' })).errors).toMatchObject([{ path: 'due_time' }]);
    expect(refusal(() => add({ title: 'a', due_date: '2026-12-01', due_zone: 'UTC' })).errors).toMatchObject([
      { path: 'due_zone' },
    ]);
  });

  test('with the date goes the time, with the time its zone', () => {
    const { id } = add({ title: 'a', due_date: '2026-12-01', due_time: '09:00' });
    workshop.run('task.update', { id, due_time: null });
    expect(now(id)).toMatchObject({ due_date: '2026-12-01', due_time: null, due_zone: null });
    workshop.run('task.update', { id, due_time: '10:00', due_zone: 'Asia/Tokyo' });
    workshop.run('task.update', { id, due_date: null });
    expect(now(id)).toMatchObject({ due_date: null, due_time: null, due_zone: null });
  });

  test('X9: a repeating task without a date begins on its rule’s first date from today', () => {
    expect(add({ title: 'a', recurrence: { rrule: 'rrule:freq=weekly;byday=mo' } })).toMatchObject({
      due_date: '2026-11-02',
      recurrence: { rrule: 'FREQ=WEEKLY;BYDAY=MO', anchor: 'due', series_start: '2026-11-02' },
    });
  });

  test('X9: a repeating task cannot lose its date', () => {
    const { id } = add({ title: 'a', due_date: '2026-12-01', recurrence: { rrule: 'FREQ=DAILY' } });
    expect(refusal(() => workshop.run('task.update', { id, due_date: null })).errors).toMatchObject([
      { path: 'due_date' },
    ]);
    workshop.run('task.update', { id, due_date: null, recurrence: null });
    expect(now(id)).toMatchObject({ due_date: null, recurrence: null });
  });

  test('X9: rescheduling keeps time and series, another rule begins the series anew', () => {
    const { id } = add({ title: 'a', due_date: '2026-12-01', due_time: '09:00', recurrence: { rrule: 'FREQ=WEEKLY' } });
    workshop.run('task.reschedule', { id, due_date: '2026-12-03' });
    expect(now(id)).toMatchObject({
      due_date: '2026-12-03',
      due_time: '09:00',
      recurrence: { series_start: '2026-12-01' },
    });
    const { series_id } = now(id).recurrence ?? {};
    workshop.run('task.update', { id, recurrence: { rrule: 'FREQ=DAILY' } });
    expect(now(id).recurrence).toEqual({ rrule: 'FREQ=DAILY', anchor: 'due', series_id, series_start: '2026-12-03' });
  });

  test('X9: a rule that cannot be used is refused where it stands', () => {
    const error = refusal(() => add({ title: 'a', recurrence: { rrule: 'FREQ=HOURLY' } }));
    expect(error.errors).toMatchObject([{ path: 'recurrence.rrule' }]);
    expect(error.message).toMatch(/daily at the most/);
    const ended = { rrule: 'FREQ=DAILY;UNTIL=20261101' };
    expect(refusal(() => add({ title: 'a', due_date: '2026-12-01', recurrence: ended })).code).toBe(
      'VALIDATION_FAILED',
    );
  });
});

describe('task.update', () => {
  test('X1: changes what is named and nothing else; what is so already changes nothing', () => {
    const { id } = add({ title: 'a', notes: 'n' });
    expect(workshop.run('task.update', { id, title: 'b', notes: 'n' }).changes).toMatchObject([
      { type: 'updated', changed: ['title'] },
    ]);
    expect(workshop.run('task.update', { id, title: 'b' }).changes).toEqual([]);
  });

  test('X3: labels are added and removed each on its own', () => {
    const { id } = add({ title: 'a', labels: ['x', 'y'] });
    workshop.run('task.update', { id, add_labels: ['z', 'x'], remove_labels: ['y', 'w'] });
    expect(now(id).labels).toEqual(['x', 'z']);
    expect(workshop.state.task(id)?.field_seq).toEqual({ 'labels:y': 2, 'labels:z': 2 });
    workshop.run('task.update', { id, labels: ['z', 'v'] });
    expect(now(id).labels).toEqual(['z', 'v']);
    expect(workshop.run('task.update', { id, labels: ['v', 'z'] }).changes).toEqual([]);
  });

  test('no more than 20 labels, however they come', () => {
    const { id } = add({ title: 'a', labels: Array.from({ length: 20 }, (_, index) => `l${index}`) });
    expect(refusal(() => workshop.run('task.update', { id, add_labels: ['one more'] })).errors).toMatchObject([
      { path: 'add_labels' },
    ]);
    workshop.run('task.update', { id, add_labels: ['one more'], remove_labels: ['l0'] });
    expect(now(id).labels).toHaveLength(20);
  });

  test('X2: a guard refuses what was changed since, and tells the present value', () => {
    const { id } = add({ title: 'a', labels: ['x'] });
    workshop.run('task.update', { id, title: 'b' }, BEN);
    const error = refusal(() => workshop.run('task.update', { id, title: 'c', if_seq: 1 }));
    expect(error.code).toBe('CONFLICT');
    expect(error.message).toContain('title');
    expect(error.current).toMatchObject({ title: 'b', seq: 2 });
    workshop.run('task.update', { id, notes: 'other field', add_labels: ['y'], if_seq: 1 });
    workshop.run('task.update', { id, title: 'c', if_seq: 2 });
    expect(now(id)).toMatchObject({ title: 'c', notes: 'other field', labels: ['x', 'y'] });
    expect(refusal(() => workshop.run('task.update', { id, remove_labels: ['y'], if_seq: 2 })).code).toBe('CONFLICT');
  });

  test('X4: delete wins over an edit', () => {
    const { id } = add('a');
    workshop.run('task.delete', { id });
    const edits = [
      () => workshop.run('task.update', { id, title: 'b' }),
      () => workshop.run('task.complete', { id }),
      () => workshop.run('task.move', { id, parent: null }),
      () => workshop.run('task.reschedule', { id, due_date: null }),
      () => workshop.run('task.skip', { id }),
      () => workshop.run('task.reopen', { id }),
    ];
    expect(edits.map((edit) => refusal(edit).code)).toEqual(edits.map(() => 'CONFLICT'));
  });
});

describe('task.move', () => {
  test('X8: subtasks go along to another project, and leave their parent for one named alone', () => {
    workshop.run('project.save', { name: 'Home' });
    const trip = add({ title: 'Trip', subtasks: [{ title: 'Book' }] });
    workshop.run('task.move', { id: trip.id, project: 'Home' });
    const home = now(trip.id).project_id;
    const [book] = workshop.state.subtasks(trip.id);
    expect(book?.entity.project_id).toBe(home);
    workshop.run('task.move', { id: book?.entity.id ?? '', project: null });
    expect(now(book?.entity.id ?? '')).toMatchObject({ project_id: null, parent_id: null });
  });

  test('X8: a cycle is a conflict, a task under itself too', () => {
    const a = add('a');
    const b = add({ title: 'b', parent: a.id });
    const c = add({ title: 'c', parent: b.id });
    expect(refusal(() => workshop.run('task.move', { id: a.id, parent: c.id })).code).toBe('CONFLICT');
    expect(refusal(() => workshop.run('task.move', { id: a.id, parent: a.id })).code).toBe('CONFLICT');
    expect(refusal(() => workshop.run('task.move', { id: a.id, before: c.id })).code).toBe('CONFLICT');
  });

  test('a subtask’s project is its parent’s', () => {
    workshop.run('project.save', { name: 'Home' });
    const a = add('a');
    const b = add('b');
    expect(refusal(() => workshop.run('task.move', { id: b.id, parent: a.id, project: 'Home' })).errors).toMatchObject([
      { path: 'project' },
    ]);
  });

  test('X3: beside a sibling elsewhere it goes there; beside a trashed one it takes its spot', () => {
    const parent = add('parent');
    const child = add({ title: 'child', parent: parent.id });
    const [one, two, three] = [add('one'), add('two'), add('three')];
    workshop.run('task.delete', { id: two.id });
    workshop.run('task.move', { id: three.id, before: two.id });
    workshop.run('task.move', { id: one.id, after: child.id });
    expect(titles()).toEqual(['parent', 'three']);
    expect(titles(parent.id)).toEqual(['child', 'one']);
    expect(refusal(() => workshop.run('task.move', { id: one.id, parent: null, after: child.id })).code).toBe(
      'CONFLICT',
    );
  });

  test('X3: where it stands already, nothing changes', () => {
    const { id } = add('one');
    expect(workshop.run('task.move', { id, parent: null }).changes).toEqual([]);
  });

  test('X3: equal siblings: one gets a new key in the same operation', () => {
    const [a, b, c] = [add('a'), add('b'), add('c')];
    const before = workshop.state.task(b.id);
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
    workshop.state.commit([twin], { op_id: 'twin', actor: BEN, timestamp: '2026-11-01T08:03:00.000Z' });
    const { changes } = workshop.run('task.move', { id: c.id, after: a.id });
    expect(changes).toHaveLength(2);
    expect(titles()).toEqual(['a', 'c', 'b']);
  });
});

describe('the trash', () => {
  test('X8: deleting a parent trashes what is under it, and restore brings back exactly those', () => {
    const trip = add({ title: 'Trip', subtasks: [{ title: 'Book' }, { title: 'Pack' }] });
    const [book, pack] = workshop.state.subtasks(trip.id).map(({ entity }) => entity.id);
    workshop.run('task.delete', { id: book ?? '' });
    expect(workshop.run('task.delete', { id: trip.id }).changes.map(({ type }) => type)).toEqual([
      'deleted',
      'deleted',
    ]);
    expect(workshop.run('task.restore', { id: trip.id }).changes).toMatchObject([
      { type: 'created', after: { id: trip.id } },
      { type: 'created', after: { id: pack } },
    ]);
    expect(now(book ?? '').deleted_at).not.toBeNull();
  });

  test('X8: deleting and restoring twice changes nothing the second time', () => {
    const { id } = add('a');
    workshop.run('task.delete', { id });
    expect(workshop.run('task.delete', { id })).toMatchObject({
      answer: { task_id: id, task_title: 'a' },
      changes: [],
    });
    workshop.run('task.restore', { id });
    expect(workshop.run('task.restore', { id }).changes).toEqual([]);
  });

  test('X2: deleting may be guarded', () => {
    const { id } = add('a');
    workshop.run('task.update', { id, title: 'b' });
    expect(refusal(() => workshop.run('task.delete', { id, if_seq: 1 })).code).toBe('CONFLICT');
    workshop.run('task.delete', { id, if_seq: 2 });
  });

  test('X8: what is restored without its parent or project stands by itself, with its own subtasks', () => {
    workshop.run('project.save', { name: 'Home' });
    const trip = add({ title: 'Trip', project: 'Home' });
    const hotel = add({ title: 'Hotel', parent: trip.id });
    const call = add({ title: 'Call', parent: hotel.id });
    workshop.run('project.delete', { id: trip.project_id ?? '' });
    expect(workshop.state.tasks().every(({ entity }) => entity.deleted_at !== null)).toBe(true);
    workshop.run('task.restore', { id: hotel.id });
    expect(now(hotel.id)).toMatchObject({ deleted_at: null, parent_id: null, project_id: null });
    expect(now(call.id)).toMatchObject({ deleted_at: null, parent_id: hotel.id, project_id: null });
    expect(now(trip.id).deleted_at).not.toBeNull();
    expect(violations(workshop.state)).toEqual([]);
  });
});

describe('a list of items', () => {
  test('X6: all or nothing, and the refusal names the item', () => {
    const { id } = add('a');
    const items = [
      { id, title: 'b' },
      { id: workshop.newId(), title: 'c' },
    ];
    const error = refusal(() => workshop.run('task.update', { items }));
    expect(error).toMatchObject({ code: 'NOT_FOUND' });
    expect(error.message).toMatch(/^items\.1/);
    expect(now(id).title).toBe('a');
  });

  test('X6: on_error skip applies the others and reports each refusal in its place', () => {
    const { id } = add('a');
    const items = [
      { id: workshop.newId(), title: 'c' },
      { id, title: 'b' },
      { id, due_time: '09:00' },
    ];
    const { answer, changes } = workshop.run('task.update', { items, on_error: 'skip' });
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
    const { changes, answer } = workshop.run('task.add', { items, on_error: 'skip' });
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
    expect(workshop.run('task.update', { items }).changes).toMatchObject([
      { changed: ['title', 'labels'], after: { title: 'c' } },
    ]);
  });

  test('a later item sees what an earlier one made', () => {
    const id = workshop.newId();
    workshop.run('task.add', {
      items: [
        { id, title: 'Trip' },
        { title: 'Hotel', parent: 'trip' },
        { title: 'Flight', parent: id },
      ],
    });
    expect(titles(id)).toEqual(['Hotel', 'Flight']);
  });
});
