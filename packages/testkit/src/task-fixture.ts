import type { Actor, Task } from '@lockstep/protocol';

/** Who stands behind fixtures. */
export const ana: Actor = { kind: 'user', user_id: '01920000-0000-7000-8000-0000000000b1', name: 'Ana' };

/** When fixtures were made. */
export const fixtureTime = '2026-11-22T10:00:00.000Z';

/** A UUIDv7 that is easy to tell in a failure. */
export function fixtureId(number: number): string {
  return `01920000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

/** An open task in the Inbox, as the wire has it; `fields` say what is different about it. */
export function taskFixture(number: number, fields: Partial<Task> = {}): Task {
  return {
    id: fixtureId(number),
    workspace_id: '01920000-0000-7000-8000-0000000000a1',
    user_id: ana.user_id,
    project_id: null,
    parent_id: null,
    title: `Task ${number}`,
    notes: '',
    completed: false,
    completed_at: null,
    priority: 'none',
    labels: [],
    due_date: null,
    due_time: null,
    due_zone: null,
    start_date: null,
    recurrence: null,
    reminders: [],
    assignee_id: null,
    position: `a${number}`,
    seq: 1,
    created_at: fixtureTime,
    updated_at: fixtureTime,
    created_by: ana,
    updated_by: ana,
    deleted_at: null,
    ...fields,
  };
}
