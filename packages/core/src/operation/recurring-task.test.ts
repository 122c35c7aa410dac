import type { ItemInput, Task } from '@lockstep/protocol';
import { beforeEach, describe, expect, test } from 'vitest';
import { nextOccurrenceId } from '../recurrence/next-occurrence-id.ts';
import { BEN, Workshop } from './random-operations.testing.ts';

let workshop: Workshop;
beforeEach(() => {
  workshop = new Workshop();
});

const weekly = { title: 'Report', due_date: '2026-11-02', recurrence: { rrule: 'FREQ=WEEKLY' } };

function add(input: ItemInput<'task.add'>): Task {
  return workshop.run('task.add', input).answer['task'] as Task;
}

function complete(id: string) {
  const { answer, changes, op_id } = workshop.run('task.complete', { id });
  return { task: answer['task'] as Task, next: answer['next_task'] as Task | undefined, changes, op_id };
}

function open(): Task[] {
  return workshop.state
    .tasks()
    .flatMap(({ entity }) => (entity.completed || entity.deleted_at !== null ? [] : [entity]));
}

describe('completing a repeating task', () => {
  test('X9: completes it and makes the next of its series in one operation', () => {
    const report = add({
      ...weekly,
      notes: 'n',
      labels: ['x'],
      priority: 'high',
      assignee: 'Ben',
      reminders: [{ minutes_before: 60 }],
      due_time: '09:00',
      start_date: '2026-10-31',
    });
    const { task, next, changes } = complete(report.id);
    expect(task).toMatchObject({ completed: true, completed_at: task.updated_at });
    expect(changes.map(({ type }) => type)).toEqual(['updated', 'created']);
    expect(next).toMatchObject({
      id: nextOccurrenceId(report.id, report.id),
      title: 'Report',
      notes: 'n',
      labels: ['x'],
      priority: 'high',
      assignee_id: BEN.user_id,
      reminders: [{ minutes_before: 60 }],
      due_date: '2026-11-09',
      due_time: '09:00',
      due_zone: 'Europe/Berlin',
      start_date: '2026-11-07',
      completed: false,
      completed_at: null,
      recurrence: report.recurrence,
    });
  });

  test('X9: completing a completed task changes nothing', () => {
    const { id } = add(weekly);
    complete(id);
    expect(complete(id).changes).toEqual([]);
    expect(open()).toHaveLength(1);
  });

  test('X9: completing a completed task does not bring back a next occurrence that somebody deleted', () => {
    const { id } = add(weekly);
    const { next } = complete(id);
    workshop.run('task.delete', { id: next?.id ?? '' }, BEN);
    expect(complete(id).changes).toEqual([]);
  });

  test('X9: the next one has the subtasks again, all open, their dates moved along', () => {
    const report = add({ ...weekly, subtasks: [{ title: 'Numbers', due_date: '2026-11-01' }, { title: 'Text' }] });
    const [numbers] = workshop.state.subtasks(report.id);
    workshop.run('task.complete', { id: numbers?.entity.id ?? '' });
    const { next } = complete(report.id);
    expect(workshop.state.subtasks(next?.id ?? '').map(({ entity }) => entity)).toMatchObject([
      { title: 'Numbers', completed: false, due_date: '2026-11-08' },
      { title: 'Text', completed: false, due_date: null },
    ]);
    expect(complete(next?.id ?? '').next?.due_date).toBe('2026-11-16');
  });

  test('X9: a repeating subtask that was completed is not copied beside its own next', () => {
    const report = add({
      ...weekly,
      subtasks: [{ title: 'Numbers', due_date: '2026-11-02', recurrence: { rrule: 'FREQ=DAILY' } }],
    });
    const [numbers] = workshop.state.subtasks(report.id);
    complete(numbers?.entity.id ?? '');
    const { next } = complete(report.id);
    expect(workshop.state.subtasks(next?.id ?? '').map(({ entity }) => entity.due_date)).toEqual(['2026-11-10']);
  });

  test('X9: the last of a series has no next', () => {
    const { id } = add({ ...weekly, recurrence: { rrule: 'FREQ=WEEKLY;COUNT=1' } });
    expect(complete(id).next).toBeUndefined();
    expect(open()).toEqual([]);
  });

  test('X9: completed_at of an offline completion is clamped to between creation and now', () => {
    const ids = ['2020-01-01T00:00:00.000Z', '2030-01-01T00:00:00.000Z'].map((completed_at) => {
      const { id } = add({ title: 'a' });
      return workshop.run('task.complete', { id, completed_at }).answer['task'] as Task;
    });
    expect(ids.map((task) => task.completed_at)).toEqual([ids[0]?.created_at, ids[1]?.updated_at]);
  });
});

describe('reopening a repeating task', () => {
  test('X9: takes an untouched next occurrence away again, subtasks and all', () => {
    const { id } = add({ ...weekly, subtasks: [{ title: 'Numbers' }] });
    complete(id);
    workshop.run('task.reopen', { id });
    expect(open().map(({ title }) => title)).toEqual(['Report', 'Numbers']);
  });

  test.each<[string, (next: Task) => void]>([
    ['changed', (next) => workshop.run('task.update', { id: next.id, title: 'New' }, BEN)],
    ['completed', (next) => workshop.run('task.complete', { id: next.id })],
    ['given a subtask', (next) => workshop.run('task.add', { title: 'More', parent: next.id }, BEN)],
  ])('X9: leaves a next occurrence that somebody has %s', (_how, touch) => {
    const { id } = add(weekly);
    const { next } = complete(id);
    if (next === undefined) throw new Error('There is no next one.');
    touch(next);
    workshop.run('task.reopen', { id });
    expect(workshop.state.task(next.id)?.entity.deleted_at).toBeNull();
  });

  test('X9: a change that was taken back is no touch', () => {
    const { id } = add(weekly);
    const { next } = complete(id);
    const { op_id } = workshop.run('task.update', { id: next?.id ?? '', title: 'New' }, BEN);
    workshop.run('change.undo', { op_id });
    workshop.run('task.reopen', { id });
    expect(open().map((task) => task.id)).toEqual([id]);
  });

  test('X9: completing again brings the same next occurrence, once', () => {
    const { id } = add(weekly);
    const { next } = complete(id);
    workshop.run('task.reopen', { id });
    expect(complete(id).next?.id).toBe(next?.id);
    expect(open()).toHaveLength(1);
    workshop.run('task.reopen', { id });
    expect(open().map((task) => task.id)).toEqual([id]);
  });

  test('X9: completing again leaves a next occurrence that somebody changed as it is', () => {
    const { id } = add(weekly);
    const { next } = complete(id);
    workshop.run('task.update', { id: next?.id ?? '', title: 'New', due_date: '2026-11-12' }, BEN);
    workshop.run('task.reopen', { id });
    expect(complete(id).changes).toHaveLength(1);
    expect(open()).toMatchObject([{ id: next?.id, title: 'New', due_date: '2026-11-12' }]);
  });

  test('X9, X5: undoing the completion reopens and removes the untouched next', () => {
    const { id } = add(weekly);
    const { op_id } = complete(id);
    const { answer } = workshop.run('change.undo', { op_id });
    expect(answer).toEqual({ reverted: 2, kept: [] });
    expect(open().map((task) => task.id)).toEqual([id]);
  });
});

describe('skipping', () => {
  test('X9: moves on to the next date, the series unchanged', () => {
    const report = add({ ...weekly, due_time: '09:00', start_date: '2026-10-31' });
    const { answer } = workshop.run('task.skip', { id: report.id });
    expect(answer['task']).toMatchObject({
      due_date: '2026-11-09',
      start_date: '2026-11-07',
      recurrence: report.recurrence,
    });
  });

  test('X9: leaves no date behind that cannot be written: the last is the end of 9999', () => {
    const report = add({ ...weekly, start_date: '9999-12-30' });
    const { answer } = workshop.run('task.skip', { id: report.id });
    expect(answer['task']).toMatchObject({ due_date: '2026-11-09', start_date: '9999-12-31' });
  });

  test('X9: refuses what does not repeat, is completed or is the last', () => {
    const plain = add({ title: 'a' });
    const last = add({ ...weekly, recurrence: { rrule: 'FREQ=WEEKLY;COUNT=1' } });
    const done = add(weekly);
    complete(done.id);
    const messages = [plain, last, done].map(({ id }) => {
      try {
        workshop.run('task.skip', { id });
        return 'passed';
      } catch (error) {
        return String(error);
      }
    });
    expect(messages).toEqual([
      expect.stringContaining('does not repeat'),
      expect.stringContaining('last'),
      expect.stringContaining('completed'),
    ]);
  });
});
