import { foldText, isOverdue } from '@lockstep/core';
import type { Task } from '@lockstep/protocol';
import { taskFixture } from '@lockstep/testkit/task-fixture';
import { describe, expect, it } from 'vitest';
import { overdueTest } from './overdue-test.ts';
import { TaskColumns } from './task-columns.ts';

const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Etc/GMT+12', 'UTC', 'America/New_York'];
const times = ['00:00', '00:15', '09:59', '10:00', '12:00', '23:45', null];

/** Every time around 22 November, in every zone; done and trashed ones too. */
const tasks: readonly Task[] = zones
  .flatMap((zone) => times.map((time) => [zone, time] as const))
  .flatMap(([zone, time]) =>
    Array.from({ length: 10 }, (_, day): Partial<Task> => {
      const due_date = `2026-11-${17 + day}`;
      return { due_date, due_time: time, due_zone: time === null ? null : zone };
    }),
  )
  .flatMap((due) => [due, { ...due, completed: true }, { ...due, deleted_at: '2026-11-20T00:00:00.000Z' }])
  .concat({})
  .map((fields, index) => taskFixture(index, fields));

describe('overdueTest', () => {
  it.each(zones)('says what the rule says, to an asker in %s at any time of the day', (time_zone) => {
    const columns = new TaskColumns();
    tasks.forEach((task, line) => columns.set(line, task, foldText(`${task.title}\n`)));
    for (let hour = 0; hour < 48; hour += 1) {
      const asker = { now: new Date(Date.UTC(2026, 10, 21, hour, 30)).toISOString(), time_zone };
      const test = overdueTest(columns, asker);
      const told = tasks.filter((_, line) => test(line)).map(({ id }) => id);
      expect(told).toEqual(tasks.filter((task) => isOverdue(task, asker)).map(({ id }) => id));
    }
  });
});
