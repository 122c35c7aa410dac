import type { Project, Task } from '@lockstep/protocol';
import { people } from './sample-people.ts';

export const sampleLocale = { locale: 'en-GB', timeZone: 'Europe/Berlin', today: '2026-11-24', firstDay: 1 };

const workspace = '01930000-0000-7000-8000-0000000000ff';
const moment = '2026-11-20T09:00:00.000Z';

const idOf = (kind: string, number: number): string => `01930000-0000-7000-${kind}-${String(number).padStart(12, '0')}`;

const project = (number: number, name: string, color: Project['color']): Project => ({
  id: idOf('9000', number),
  workspace_id: workspace,
  user_id: people.ana.user_id,
  name,
  color,
  archived: false,
  position: `a${number}`,
  seq: number,
  created_at: moment,
  updated_at: moment,
  created_by: people.ana,
  updated_by: people.ana,
  deleted_at: null,
});

export const projects = [
  project(1, 'Kitchen renovation', 'amber'),
  project(2, 'Spring catalogue', 'teal'),
  project(3, 'Home', 'moss'),
  project(4, 'Trip to Lisbon', 'sky'),
];

const [kitchen, catalogue, home, trip] = projects.map(({ id }) => id);

let made = 0;

const task = (title: string, fields: Partial<Task> = {}): Task => {
  made += 1;
  return {
    id: idOf('a000', made),
    workspace_id: workspace,
    user_id: people.ana.user_id,
    project_id: null,
    parent_id: null,
    title,
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
    position: `a${made}`,
    seq: made,
    created_at: moment,
    updated_at: moment,
    created_by: people.ana,
    updated_by: people.ana,
    deleted_at: null,
    ...fields,
  };
};

const done = (title: string, completed_at: string, fields: Partial<Task> = {}): Task =>
  task(title, { completed: true, completed_at, ...fields });

const weekly = {
  rrule: 'FREQ=WEEKLY;BYDAY=TU',
  anchor: 'due' as const,
  series_id: idOf('b000', 1),
  series_start: '2026-11-03',
};
const on = (due_date: string, due_time: string | null = null): Partial<Task> => ({
  due_date,
  due_time,
  due_zone: due_time === null ? null : 'Europe/Berlin',
});

export const inbox = [
  task('Reply to Miriam about the keys', { updated_by: people.claude }),
  task('Return library books', { ...on('2026-11-27'), labels: ['errand'] }),
  task('Call the dentist', { ...on('2026-11-25', '09:00'), priority: 'high' }),
  task('Look up train times for the 12th', { created_by: people.assistant }),
  task('Birthday present for Jonas', { ...on('2026-12-05'), priority: 'medium', labels: ['family'] }),
  task('Renew passport'),
];

export const overdue = [
  task('Send invoice 118 to Meier & Sons', { ...on('2026-11-20'), priority: 'urgent', labels: ['billing'] }),
  task('Water the fig tree', { ...on('2026-11-23'), recurrence: weekly, project_id: home ?? null }),
];

export const timed = [
  task('Stand-up with the catalogue team', {
    ...on('2026-11-24', '09:30'),
    recurrence: weekly,
    project_id: catalogue ?? null,
  }),
  task('Call Bob about the tiles', { ...on('2026-11-24', '14:00'), project_id: kitchen ?? null, priority: 'high' }),
];

export const rest = [
  task('Proofread the spring introduction', {
    ...on('2026-11-24'),
    project_id: catalogue ?? null,
    labels: ['writing'],
  }),
  task('Order oak samples', { ...on('2026-11-24'), project_id: kitchen ?? null, updated_by: people.claude }),
  task('Buy milk, eggs and bread', { ...on('2026-11-24'), labels: ['errand'] }),
  task('Book the apartment in Alfama before the price goes up again on Wednesday morning', {
    ...on('2026-11-24'),
    project_id: trip ?? null,
  }),
];

export const doneToday = [
  done('Pay the electricity bill', '2026-11-24T07:10:00.000Z', on('2026-11-24')),
  done('Write to the landlord', '2026-11-24T08:40:00.000Z', { ...on('2026-11-24'), project_id: home ?? null }),
  done('Back up the photos', '2026-11-24T09:05:00.000Z', { ...on('2026-11-24'), recurrence: weekly }),
];

const lead = task('Measure the niche for the fridge', {
  ...on('2026-11-26'),
  project_id: kitchen ?? null,
  priority: 'high',
  labels: ['measure', 'oak'],
  notes: 'The niche narrows by 8 mm towards the top.\nAsk Bob whether the skirting comes off first.',
  recurrence: weekly,
});

export const kitchenTasks = [
  lead,
  task('Choose worktop: oak or linoleum', { project_id: kitchen ?? null, ...on('2026-11-28') }),
  task('Get a second quote from the electrician', { project_id: kitchen ?? null, priority: 'medium' }),
  task('Move the radiator', { project_id: kitchen ?? null, ...on('2026-12-08'), labels: ['trade'] }),
  task('Paint: two coats, warm white', { project_id: kitchen ?? null, updated_by: people.claude }),
];

export const kitchenDone = [
  done('Empty the old cupboards', '2026-11-22T15:00:00.000Z', { project_id: kitchen ?? null }),
  done('Sketch the new plan', '2026-11-21T15:00:00.000Z', { project_id: kitchen ?? null }),
];

export const subtasks = [
  done('Height at three points', '2026-11-23T10:00:00.000Z', { parent_id: lead.id }),
  task('Depth behind the pipe', { parent_id: lead.id }),
  task('Photograph the sockets', { parent_id: lead.id }),
];

export const completed = [
  ...doneToday.toReversed(),
  done('Sort the receipts', '2026-11-23T16:20:00.000Z', { updated_by: people.assistant }),
  done('Sign the lease addendum', '2026-11-23T11:00:00.000Z', { project_id: home ?? null }),
  ...kitchenDone,
];

export const trash = [
  task('Old newsletter draft', { deleted_at: '2026-11-23T10:00:00.000Z' }),
  task('Compare phone contracts', { deleted_at: '2026-11-20T10:00:00.000Z', updated_by: people.claude }),
  task('Test entry from the import', { deleted_at: '2026-11-02T10:00:00.000Z', updated_by: people.script }),
];

export const counts = {
  inbox: inbox.length,
  today: overdue.length + timed.length + rest.length,
  overdue: overdue.length,
  projects: new Map(projects.map(({ id }, index) => [id, [5, 12, 3, 0][index] ?? 0])),
};

export const longDay = { done: 17, total: 41 };
