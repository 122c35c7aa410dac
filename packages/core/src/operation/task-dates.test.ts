import { describe, expect, test } from 'vitest';
import { refusal, TaskDesk } from './task-desk.testing.ts';

const desk = new TaskDesk();
const { add, now } = desk;

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
    desk.workshop.run('task.update', { id, due_time: null });
    expect(now(id)).toMatchObject({ due_date: '2026-12-01', due_time: null, due_zone: null });
    desk.workshop.run('task.update', { id, due_time: '10:00', due_zone: 'Asia/Tokyo' });
    desk.workshop.run('task.update', { id, due_date: null });
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
    expect(refusal(() => desk.workshop.run('task.update', { id, due_date: null })).errors).toMatchObject([
      { path: 'due_date' },
    ]);
    desk.workshop.run('task.update', { id, due_date: null, recurrence: null });
    expect(now(id)).toMatchObject({ due_date: null, recurrence: null });
  });

  test('X9: rescheduling keeps time and series, another rule begins the series anew', () => {
    const { id } = add({ title: 'a', due_date: '2026-12-01', due_time: '09:00', recurrence: { rrule: 'FREQ=WEEKLY' } });
    desk.workshop.run('task.reschedule', { id, due_date: '2026-12-03' });
    expect(now(id)).toMatchObject({
      due_date: '2026-12-03',
      due_time: '09:00',
      recurrence: { series_start: '2026-12-01' },
    });
    const { series_id } = now(id).recurrence ?? {};
    desk.workshop.run('task.update', { id, recurrence: { rrule: 'FREQ=DAILY' } });
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
