import { type Actor, type ItemInput, LockstepError, type Project, type Task } from '@lockstep/protocol';
import { beforeEach, describe, expect, test } from 'vitest';
import { ANA, BEN, CLAUDE, Workshop } from '../operation/random-operations.testing.ts';

let workshop: Workshop;
beforeEach(() => {
  workshop = new Workshop();
});

function add(input: ItemInput<'task.add'> | string, actor: Actor = ANA): Task {
  return workshop.run('task.add', typeof input === 'string' ? { title: input } : input, actor).answer['task'] as Task;
}

function update(id: string, fields: Omit<ItemInput<'task.update'>, 'id'>, actor: Actor = ANA): string {
  return workshop.run('task.update', { id, ...fields }, actor).op_id;
}

function undo(selector: ItemInput<'change.undo'> | string) {
  const { answer, op_id } = workshop.run('change.undo', typeof selector === 'string' ? { op_id: selector } : selector);
  return {
    op_id,
    reverted: answer['reverted'] as number,
    kept: answer['kept'] as { task_id: string; field: string; reason: string }[],
  };
}

function now(id: string): Task {
  const record = workshop.state.task(id);
  if (record === undefined) throw new Error(`There is no task ${id}.`);
  return record.entity;
}

describe('undo of fields', () => {
  test('X5: a field goes back only if its last write is what is undone; the rest is reported with who', () => {
    const { id } = add('a');
    const op_id = update(id, { title: 'b', notes: 'n', priority: 'high' });
    update(id, { title: 'c' }, BEN);
    update(id, { priority: 'low' }, { ...CLAUDE, run_id: 'run-2' });
    expect(undo(op_id)).toMatchObject({
      reverted: 1,
      kept: [
        { task_id: id, field: 'title', reason: 'changed by Ben' },
        { task_id: id, field: 'priority', reason: 'changed by Claude for Ana' },
      ],
    });
    expect(now(id)).toMatchObject({ title: 'c', notes: '', priority: 'low' });
  });

  test('X5: operations are taken back one after the other, and brought back', () => {
    const { id } = add('a');
    const [first, second] = [update(id, { title: 'b' }), update(id, { title: 'c' })];
    const undone = [undo(second), undo(first)];
    expect(undone.map(({ kept }) => kept)).toEqual([[], []]);
    expect(now(id).title).toBe('a');
    undo(undone[1]?.op_id ?? '');
    expect(now(id).title).toBe('b');
    undo(undone[0]?.op_id ?? '');
    expect(now(id).title).toBe('c');
  });

  test('X5: an older operation does not go back under a newer one', () => {
    const { id } = add('a');
    const first = update(id, { title: 'b' });
    update(id, { title: 'c' });
    expect(undo(first)).toMatchObject({ reverted: 0, kept: [{ field: 'title' }] });
    expect(now(id).title).toBe('c');
  });

  test('X3, X5: labels go back each on its own, in their old order', () => {
    const { id } = add({ title: 'a', labels: ['x', 'y', 'z'] });
    const op_id = update(id, { remove_labels: ['x'], add_labels: ['v', 'w'] });
    update(id, { remove_labels: ['w'], add_labels: ['u'] }, BEN);
    undo(op_id);
    expect(now(id).labels).toEqual(['x', 'y', 'z', 'u']);
  });

  test('X5: date, time and recurrence give way together', () => {
    const { id } = add('a');
    const op_id = update(id, { due_date: '2026-12-01' });
    update(id, { due_time: '09:00' }, BEN);
    expect(undo(op_id).kept).toMatchObject([{ field: 'due_date' }]);
    expect(now(id)).toMatchObject({ due_date: '2026-12-01', due_time: '09:00' });
  });

  test('X5: a time and its zone go back together or not at all', () => {
    const { id } = add({ title: 'a', due_date: '2026-12-01' });
    const op_id = update(id, { due_time: '09:00', due_zone: 'Asia/Tokyo' });
    update(id, { due_time: '10:00' }, BEN);
    expect(undo(op_id).kept).toMatchObject([{ field: 'due_time', reason: 'changed by Ben' }]);
    expect(now(id)).toMatchObject({ due_time: '10:00', due_zone: 'Asia/Tokyo' });
  });

  test('X4, X5: in the trash nothing goes back', () => {
    const { id } = add('a');
    const op_id = update(id, { title: 'b' });
    workshop.run('task.delete', { id }, BEN);
    expect(undo(op_id)).toMatchObject({
      reverted: 0,
      kept: [{ task_id: id, field: 'deleted_at', reason: 'deleted by Ben' }],
    });
  });
});

describe('undo of an agent’s run', () => {
  test('X5: takes back all of it over several operations and keeps what people did since', () => {
    const milk = add('Milk');
    const made = add('Eggs', CLAUDE);
    update(milk.id, { title: 'Oat milk', due_date: '2026-12-01' }, CLAUDE);
    update(milk.id, { title: 'Soy milk' }, CLAUDE);
    update(milk.id, { notes: 'mine' }, BEN);
    workshop.run('task.complete', { id: milk.id }, CLAUDE);
    expect(undo({ run_id: 'run-1' })).toMatchObject({ reverted: 2, kept: [] });
    expect(now(milk.id)).toMatchObject({ title: 'Milk', due_date: null, completed: false, notes: 'mine' });
    expect(now(made.id).deleted_at).not.toBeNull();
  });

  test('X5: a task it made stays if somebody else has touched it', () => {
    const eggs = add('Eggs', CLAUDE);
    const bread = add('Bread', CLAUDE);
    update(eggs.id, { notes: 'brown' }, BEN);
    add({ title: 'Rye', parent: bread.id }, BEN);
    expect(undo({ run_id: 'run-1' }).kept).toEqual([
      { task_id: eggs.id, field: 'notes', reason: 'changed by Ben' },
      { task_id: bread.id, field: 'deleted_at', reason: '“Rye” was put under it by Ben' },
    ]);
    expect([now(eggs.id).deleted_at, now(bread.id).deleted_at]).toEqual([null, null]);
  });

  test('X5: a project it made stays if somebody else put a task into it', () => {
    workshop.run('project.save', { name: 'Party' }, CLAUDE);
    add({ title: 'Invite', project: 'Party' }, BEN);
    const [project] = workshop.state.projects();
    expect(undo({ run_id: 'run-1' }).kept).toMatchObject([
      { task_id: project?.entity.id, reason: '“Invite” was put into it by Ben' },
    ]);
    expect(workshop.state.projects()).toHaveLength(1);
  });
});

describe('undo into the trash', () => {
  // The log says `task_deleted` and a title: whatever else changed with it, no replica would ever hear of it.
  test('X5, C1: what changes and goes to the trash at once does so in two changes', () => {
    const { id } = add('a', CLAUDE);
    update(id, { title: 'b', priority: 'high' }, CLAUDE);
    const { changes, op_id, answer } = workshop.run('change.undo', { run_id: 'run-1' });
    expect(answer['reverted']).toBe(1);
    expect(changes.map(({ type, changed }) => ({ type, changed }))).toEqual([
      { type: 'updated', changed: ['title', 'priority'] },
      { type: 'deleted', changed: ['deleted_at'] },
    ]);
    expect(now(id)).toMatchObject({ title: 'a', priority: 'none', deleted_at: now(id).updated_at });
    expect(undo(op_id).kept).toEqual([]);
    expect(now(id)).toMatchObject({ title: 'b', priority: 'high', deleted_at: null });
  });

  test('X5, C1: what goes back to the trash goes there at the moment of the undo', () => {
    const { id } = add('a');
    workshop.run('task.delete', { id });
    const restored = workshop.run('task.restore', { id }).op_id;
    undo(restored);
    expect(now(id).deleted_at).toBe(now(id).updated_at);
  });

  test('X5, C1: so it is with a project', () => {
    const { id } = workshop.run('project.save', { name: 'p' }, CLAUDE).answer['project'] as Project;
    workshop.run('project.save', { id, name: 'q' }, CLAUDE);
    const { changes } = workshop.run('change.undo', { run_id: 'run-1' });
    expect(changes.map(({ type }) => type)).toEqual(['updated', 'deleted']);
    const trashed = workshop.state.project(id)?.entity;
    expect(trashed).toMatchObject({ name: 'p', deleted_at: trashed?.updated_at });
  });
});

describe('undo in the tree', () => {
  test('X8: a place is kept where going back would make a cycle', () => {
    const [a, b] = [add('a'), add('b')];
    workshop.run('task.move', { id: a.id, parent: b.id });
    const { op_id } = workshop.run('task.move', { id: a.id, parent: null });
    workshop.run('task.move', { id: b.id, parent: a.id }, BEN);
    expect(undo(op_id).kept).toMatchObject([{ task_id: a.id, field: 'parent_id', reason: '“b” is under it by now' }]);
    expect(now(a.id).parent_id).toBeNull();
  });

  test('X8: a place is kept where the old one is gone', () => {
    workshop.run('project.save', { name: 'Home' });
    const a = add({ title: 'a', project: 'Home' });
    const { op_id } = workshop.run('task.move', { id: a.id, project: null });
    workshop.run('project.delete', { id: a.project_id ?? '' }, BEN);
    expect(undo(op_id).kept).toMatchObject([{ field: 'project_id', reason: 'the project it was in is gone' }]);
    expect(now(a.id).project_id).toBeNull();
  });

  test('X8: what others put under a task follows it back to its project', () => {
    workshop.run('project.save', { name: 'Home' });
    const trip = add('Trip');
    const { op_id } = workshop.run('task.move', { id: trip.id, project: 'Home' });
    const hotel = add({ title: 'Hotel', parent: trip.id }, BEN);
    const call = add({ title: 'Call', parent: hotel.id }, BEN);
    expect(undo(op_id).kept).toEqual([]);
    expect([trip, hotel, call].map(({ id }) => now(id).project_id)).toEqual([null, null, null]);
  });

  test('X8: a task comes back from the trash to where it can stand', () => {
    const parent = add('parent');
    const child = add({ title: 'child', parent: parent.id });
    const { op_id } = workshop.run('task.delete', { id: child.id });
    workshop.run('task.delete', { id: parent.id }, BEN);
    undo(op_id);
    expect(now(child.id)).toMatchObject({ deleted_at: null, parent_id: null });
  });

  test('X8: redo of a delete remembers what went along', () => {
    const trip = add({ title: 'Trip', subtasks: [{ title: 'Book' }] });
    const { op_id } = workshop.run('task.delete', { id: trip.id });
    const back = undo(op_id);
    undo(back.op_id);
    expect(workshop.state.tasksTrashedWith(trip.id)).toHaveLength(1);
    workshop.run('task.restore', { id: trip.id });
    expect(workshop.state.tasks().map(({ entity }) => entity.deleted_at)).toEqual([null, null]);
  });

  test('a project whose name was taken comes back under another', () => {
    const { answer } = workshop.run('project.save', { name: 'Home' });
    const { op_id } = workshop.run('project.delete', { id: (answer['project'] as { id: string }).id });
    workshop.run('project.save', { name: 'home' }, BEN);
    undo(op_id);
    expect(workshop.state.projects().map(({ entity }) => entity.name)).toEqual(['Home (2)', 'home']);
  });
});

describe('what cannot be undone', () => {
  function refusal(work: () => unknown): string {
    try {
      work();
      return 'passes';
    } catch (error) {
      return error instanceof LockstepError ? error.code : String(error);
    }
  }

  test('X5: an unknown operation, both selectors or none', () => {
    expect(refusal(() => undo('unknown'))).toBe('NOT_FOUND');
    expect(refusal(() => undo({ op_id: 'a', run_id: 'b' }))).toBe('VALIDATION_FAILED');
    expect(refusal(() => undo({}))).toBe('VALIDATION_FAILED');
  });

  test('X5: what retention has passed is UNDO_EXPIRED', () => {
    const { id } = add('a');
    const op_id = update(id, { title: 'b' });
    workshop.state.expire();
    expect(refusal(() => undo(op_id))).toBe('UNDO_EXPIRED');
  });
});
