import { Temporal } from 'temporal-polyfill';
import type { LanguageMember, LanguageProject, LanguageTask } from '../context.ts';
import type { LanguageContext } from '../intent/intent.ts';

/** Wednesday 25 November 2026, 10:00 in Berlin. */
const NOW = Temporal.Instant.from('2026-11-25T09:00:00Z');

export const PROJECTS: readonly LanguageProject[] = [
  { id: 'p-home', name: 'Home' },
  { id: 'p-work', name: 'Work' },
  { id: 'p-office', name: 'Home office' },
];

export const MEMBERS: readonly LanguageMember[] = [
  { user_id: 'u-me', name: 'Kim Park', email: 'kim@example.com' },
  { user_id: 'u-ana', name: 'Ana Silva', email: 'ana@example.com' },
  { user_id: 'u-sam', name: 'Sam Doe', email: 'sam@example.com' },
];

/** A task with everything empty but what is given. */
export function aTask(id: string, title: string, fields: Partial<LanguageTask> = {}): LanguageTask {
  return {
    id,
    title,
    completed: false,
    completed_at: null,
    deleted_at: null,
    due_date: null,
    due_time: null,
    due_zone: null,
    project_id: null,
    parent_id: null,
    labels: [],
    priority: 'none',
    assignee_id: null,
    recurrence: null,
    ...fields,
  };
}

const DAILY = { rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', anchor: 'due' } as const;
const MONTHLY = { rrule: 'FREQ=MONTHLY;BYMONTHDAY=1', anchor: 'due' } as const;

export const TASKS: readonly LanguageTask[] = [
  aTask('milk', 'Buy milk', { due_date: '2026-11-25', project_id: 'p-home', labels: ['shopping'] }),
  aTask('eggs', 'Eggs', { due_date: '2026-11-25', project_id: 'p-home', labels: ['shopping'] }),
  aTask('rent', 'Pay rent', { due_date: '2026-12-01', priority: 'urgent', recurrence: MONTHLY, assignee_id: 'u-ana' }),
  aTask('standup', 'Standup', {
    due_date: '2026-11-26',
    due_time: '09:30',
    due_zone: 'Europe/Berlin',
    recurrence: DAILY,
    project_id: 'p-work',
  }),
  aTask('report', 'Write quarterly report', { due_date: '2026-11-20', priority: 'high', project_id: 'p-work' }),
  aTask('taxes', 'File taxes', { due_date: '2026-11-18', priority: 'urgent', project_id: 'p-home' }),
  aTask('dentist', 'Call dentist', { due_date: '2026-11-27', due_time: '09:00', due_zone: 'Europe/Berlin' }),
  aTask('plumber', 'Call plumber', { due_date: '2026-11-27', project_id: 'p-home' }),
  aTask('trip', 'Plan trip to Lisbon', {}),
  aTask('logs', 'Rotate server logs', { project_id: 'p-work', assignee_id: 'u-sam' }),
  aTask('letter', 'Send letter to Bob', { due_date: '2026-11-30' }),
  aTask('gym', 'Gym', { completed: true, completed_at: '2026-11-24T17:00:00Z' }),
  aTask('bread', 'Bake bread', { completed: true, completed_at: '2026-11-10T17:00:00Z' }),
  aTask('lamp', 'Fix lamp', { deleted_at: '2026-11-22T10:00:00Z' }),
];

/** The household that the tests speak of. */
export function aContext(fields: Partial<LanguageContext> = {}): LanguageContext {
  return {
    now: NOW,
    zone: 'Europe/Berlin',
    locale: 'en-US',
    tasks: TASKS,
    projects: PROJECTS,
    members: MEMBERS,
    userId: 'u-me',
    ...fields,
  };
}
