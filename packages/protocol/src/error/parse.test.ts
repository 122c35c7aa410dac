import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { parseOperationInput } from '../operation/operation-input.ts';
import { upFrameSchema } from '../wire/up.ts';
import { LockstepError } from './lockstep-error.ts';
import { parseInput } from './parse.ts';

function refusal(attempt: () => unknown): LockstepError {
  try {
    attempt();
  } catch (error) {
    if (error instanceof LockstepError) return error;
    throw error;
  }
  throw new Error('was not refused');
}

function add(input: unknown): LockstepError {
  return refusal(() => parseOperationInput('task.add', input));
}

describe('what is wrong with an input', () => {
  test('an unknown field is named with the valid ones, wherever it stands', () => {
    expect(add({ title: 'a', tittle: 'b' }).errors).toEqual([
      {
        path: 'tittle',
        message:
          'Unknown field "tittle". Valid fields: id, title, notes, project, parent, assignee, priority, labels, due_date, due_time, due_zone, start_date, recurrence, reminders, before, after, subtasks.',
      },
    ]);
    const deep = add({ items: [{ title: 'a' }, { title: 'b', recurrence: { rrule: 'FREQ=DAILY', ancor: 'due' } }] });
    expect(deep.errors).toEqual([
      { path: 'items.1.recurrence.ancor', message: 'Unknown field "ancor". Valid fields: rrule, anchor.' },
    ]);
    expect(add({ items: [{ title: 'a' }], on_eror: 'skip' }).errors[0]?.message).toContain('items, on_error');
  });

  test('every fault is named, the first one in the detail', () => {
    const error = add({ title: ' ', priority: 'p1', due_date: '2026-02-30', due_time: '24:00' });
    expect(error.code).toBe('VALIDATION_FAILED');
    expect(error.message).toBe('title: must not be empty');
    expect(error.errors).toEqual([
      { path: 'title', message: 'must not be empty' },
      { path: 'priority', message: 'must be one of none, low, medium, high, urgent' },
      { path: 'due_date', message: 'must be a date such as 2026-12-01' },
      { path: 'due_time', message: 'must be a time of day such as 09:00' },
    ]);
  });

  test('what is missing is said to be', () => {
    expect(add({}).errors).toEqual([{ path: 'title', message: 'is required' }]);
    expect(refusal(() => parseInput(upFrameSchema, { type: 'op', op_id: 'x', operation: 'task.add' })).errors).toEqual([
      { path: 'input', message: 'is required' },
    ]);
  });

  test.each([[null], [undefined], [7], ['title'], [true]])('%j is no input at all', (input) => {
    expect(add(input).errors[0]?.path).toBe('');
  });

  test('a bare list is told where it belongs', () => {
    expect(add([{ title: 'a' }]).errors).toEqual([{ path: '', message: 'A list goes under “items”.' }]);
  });

  test('prototype keys are unknown fields and reach no prototype', () => {
    for (const key of ['__proto__', 'constructor', 'prototype', 'toString']) {
      const input: unknown = JSON.parse(`{"title":"a","${key}":{"polluted":true}}`);
      expect(add(input).errors[0]?.path).toBe(key);
    }
    expect(add({ title: 'a', recurrence: JSON.parse('{"rrule":"FREQ=DAILY","__proto__":{}}') }).errors[0]?.path).toBe(
      'recurrence.__proto__',
    );
    expect({}).not.toHaveProperty('polluted');
  });

  test('prototype keys in a map are dropped', () => {
    const hello = parseInput(
      upFrameSchema,
      JSON.parse('{"type":"hello","protocol":1,"client_id":"c","cursors":{"__proto__":{"polluted":1}}}'),
    );
    expect(hello).toEqual({ type: 'hello', protocol: 1, client_id: 'c', cursors: {} });
    expect({}).not.toHaveProperty('polluted');
  });

  test('an answer does not outgrow its question', () => {
    const wide = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`f${index}`, 1]));
    expect(add({ title: 'a', ...wide }).errors).toHaveLength(50);
    expect(add({ items: Array.from({ length: 500 }, () => ({})) }).errors).toHaveLength(50);
    const long = add({ title: 'a', ['x'.repeat(100_000)]: 1 });
    expect(JSON.stringify(long.errors).length).toBeLessThan(1000);
  });

  test('a schema without fields of its own still words its faults', () => {
    expect(refusal(() => parseInput(z.union([z.string(), z.number()]), [])).errors).toEqual([
      { path: '', message: 'Invalid input' },
    ]);
  });
});

describe('numbers at their limits', () => {
  test.each([[1e300], [Number.MAX_SAFE_INTEGER + 1], [-1], [0.5], ['7'], [JSON.parse('1e999')], [Number.NaN]])(
    'if_seq %j is refused',
    (if_seq) => {
      const error = refusal(() =>
        parseOperationInput('task.update', { id: '01920000-0000-7000-8000-000000000001', if_seq }),
      );
      expect(error.errors[0]?.path).toBe('if_seq');
    },
  );

  test.each([['Infinity'], ['NaN'], ['1e999']])('a ping of %s is refused', (t) => {
    expect(refusal(() => parseInput(upFrameSchema, { type: 'ping', t: Number(t) })).errors[0]?.path).toBe('t');
  });
});
