import type { Member } from '../entity/member.ts';
import type { Task } from '../entity/task.ts';
import type { WorkspaceRecord } from '../entity/workspace-record.ts';
import type { Project } from '../entity/project.ts';
import type { ToolContext } from './tool-context.ts';
import type { ToolReader } from './resolve-mentions.ts';

const actor = { kind: 'user', user_id: '01920000-0000-7000-8000-0000000000aa', name: 'Ana' } as const;
const stamp = { created_at: '2026-11-22T10:00:00.000Z', updated_at: '2026-11-22T10:00:00.000Z' };

/** A UUIDv7 that is easy to tell in a failure. */
export function idOf(number: number): string {
  return `01920000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

export function taskOf(number: number, fields: Partial<Task> = {}): Task {
  return {
    id: idOf(number),
    workspace_id: idOf(900),
    user_id: actor.user_id,
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
    position: 'a0',
    seq: number,
    ...stamp,
    created_by: actor,
    updated_by: actor,
    deleted_at: null,
    ...fields,
  };
}

export function projectOf(number: number, fields: Partial<Project> = {}): Project {
  return {
    id: idOf(number),
    workspace_id: idOf(900),
    user_id: actor.user_id,
    name: `Project ${number}`,
    color: 'moss',
    archived: false,
    position: 'a0',
    seq: number,
    ...stamp,
    created_by: actor,
    updated_by: actor,
    deleted_at: null,
    ...fields,
  };
}

export function workspaceRecordOf(number: number): WorkspaceRecord {
  return { id: idOf(number), name: 'Team', kind: 'shared', seq: 1, ...stamp, created_by: actor, updated_by: actor };
}

export function memberOf(number: number): Member {
  return {
    id: idOf(number),
    workspace_id: idOf(900),
    user_id: idOf(number),
    name: 'Ben',
    role: 'editor',
    seq: number,
    ...stamp,
    created_by: actor,
    updated_by: actor,
    deleted_at: null,
  };
}

/** A language of two sentences. */
export const plainContext: ToolContext = {
  parseDate: (text) =>
    text === 'tomorrow 5pm' ? { due_date: '2026-11-23', due_time: '17:00' } : { problem: `“${text}” is no date.` },
  parseRecurrence: (text) =>
    text === 'every! 10 days'
      ? { rrule: 'FREQ=DAILY;INTERVAL=10', anchor: 'completion' }
      : { problem: `“${text}” says nothing of how often.` },
};

function statusOf(task: Task): string {
  if (task.deleted_at !== null) return 'trashed';
  return task.completed ? 'done' : 'open';
}

/** Answers task.find and project.list over records in memory, two tasks a page. */
export function readerOf(tasks: readonly Task[], projects: readonly Project[] = []): ToolReader {
  return (plan) => {
    if (plan.operation === 'project.list') return { projects, seq: 1 };
    if (plan.operation !== 'task.find') throw new Error(`unexpected read ${plan.operation}`);
    const { query = '', status, cursor = '0' } = plan.input;
    const words = query.toLowerCase().split(/\s+/);
    const found = tasks.filter(
      (task) => statusOf(task) === status && words.every((word) => task.title.toLowerCase().includes(word)),
    );
    const start = Number(cursor);
    return {
      tasks: found.slice(start, start + 2),
      next_cursor: found.length > start + 2 ? String(start + 2) : null,
      seq: 1,
    };
  };
}
