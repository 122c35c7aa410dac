import { describe, expect, test } from 'vitest';
import { LockstepError } from '../error/lockstep-error.ts';
import { parseInput } from '../error/parse.ts';
import { parseOperationInput } from '../operation/operation-input.ts';
import { registry } from '../operation/registry.ts';
import type { Tool } from './define-tool.ts';
import { idOf, plainContext, projectOf, readerOf, taskOf } from './fixture.testing.ts';
import { planTool } from './plan-tool.ts';
import type { ToolContext } from './tool-context.ts';
import { isDestructivePlan, planSize, type ToolPlan } from './tool-plan.ts';
import { findTool } from './tools.ts';

const milk = taskOf(1, { title: 'Milk' });
const eggs = taskOf(2, { title: 'Eggs' });
const read = readerOf([milk, eggs], [projectOf(50, { name: 'Home' })]);

function toolOf(name: string): Tool {
  const tool = findTool(name);
  if (tool === undefined) throw new Error(`no tool ${name}`);
  return tool;
}

/** Plans a call and proves that the operation accepts what was planned. */
async function plan(name: string, input: unknown, context: ToolContext = plainContext): Promise<ToolPlan> {
  const planned = await planTool(toolOf(name), input, context, read);
  if (planned.plan.kind === 'write') parseOperationInput(planned.plan.operation, planned.plan.input);
  else parseInput(registry[planned.plan.operation].input, planned.plan.input);
  return planned.plan;
}

async function refusal(name: string, input: unknown, context: ToolContext = plainContext): Promise<LockstepError> {
  const outcome: unknown = await plan(name, input, context).catch((error: unknown) => error);
  if (outcome instanceof LockstepError) return outcome;
  throw new Error(`${name} was not refused`, { cause: outcome });
}

describe('add_tasks', () => {
  test('one call is one task.add, with words turned into dates and rules', async () => {
    const planned = await plan('add_tasks', {
      request_id: 'r1',
      tasks: [
        {
          title: ' Buy milk ',
          due_text: 'tomorrow 5pm',
          recurrence: 'every! 10 days',
          project: 'INBOX',
          subtasks: [{ title: 'Check the fridge', due_text: '2026-11-24' }],
        },
        {
          title: 'Pay rent',
          due_text: '2026-12-01 09:00',
          recurrence: 'RRULE:FREQ=MONTHLY;BYMONTHDAY=1',
          project: 'Home',
        },
      ],
    });
    expect(planned).toEqual({
      kind: 'write',
      operation: 'task.add',
      request_id: 'r1',
      input: {
        items: [
          {
            title: 'Buy milk',
            due_date: '2026-11-23',
            due_time: '17:00',
            recurrence: { rrule: 'FREQ=DAILY;INTERVAL=10', anchor: 'completion' },
            project: null,
            subtasks: [{ title: 'Check the fridge', due_date: '2026-11-24' }],
          },
          {
            title: 'Pay rent',
            due_date: '2026-12-01',
            due_time: '09:00',
            recurrence: { rrule: 'FREQ=MONTHLY;BYMONTHDAY=1', anchor: 'due' },
            project: 'Home',
          },
        ],
      },
    });
    expect(planSize(planned)).toBe(2);
    expect(isDestructivePlan(planned)).toBe(false);
  });

  test.each([
    [{ tasks: [{ title: 'a' }, { title: 'b', due_text: 'someday' }] }, 'tasks.1.due_text', '“someday” is no date.'],
    [{ tasks: [{ title: 'a', due_text: '2026-02-30' }] }, 'tasks.0.due_text', '“2026-02-30” is no date.'],
    [{ tasks: [{ title: 'a', recurrence: 'now and then' }] }, 'tasks.0.recurrence', 'says nothing of how often'],
    [{ tasks: [{ title: 'a', due_text: 'tomorrow 5pm', due_date: '2026-12-01' }] }, 'tasks.0.due_text', 'not both'],
    [{ tasks: [{ title: 'a', subtasks: [{ title: 'b', due_text: 'x' }] }] }, 'tasks.0.subtasks.0.due_text', 'no date'],
    [{ tasks: [{ title: 'a', due_date: '2026-02-30' }] }, 'tasks.0.due_date', 'must be a date'],
    [{ tasks: [{ title: 'a', due: 'tomorrow' }] }, 'tasks.0.due', 'Valid fields: title, notes, project'],
    [{ tasks: [] }, 'tasks', 'must have at least one task'],
    [{ tasks: Array.from({ length: 51 }, () => ({ title: 'a' })) }, 'tasks', 'at most 50'],
  ])('%j is refused at %s', async (input, path, message) => {
    const error = await refusal('add_tasks', input);
    expect(error.code).toBe('VALIDATION_FAILED');
    expect(error.errors[0]?.path).toBe(path);
    expect(error.errors[0]?.message).toContain(message);
  });
});

describe('update_tasks', () => {
  test('sets, clears and relabels under the names of task.update', async () => {
    expect(
      await plan('update_tasks', {
        tasks: [
          {
            id: 'milk',
            if_seq: 7,
            set: { title: 'Oat milk', priority: 'high', project: 'inbox' },
            clear: ['due_date', 'notes'],
            add_labels: ['shop'],
          },
          { id: idOf(2), remove_labels: ['shop'] },
        ],
      }),
    ).toEqual({
      kind: 'write',
      operation: 'task.update',
      input: {
        items: [
          {
            id: idOf(1),
            if_seq: 7,
            title: 'Oat milk',
            priority: 'high',
            project: null,
            notes: '',
            due_date: null,
            due_time: null,
            due_zone: null,
            add_labels: ['shop'],
          },
          { id: idOf(2), remove_labels: ['shop'] },
        ],
      },
    });
  });

  test('X2: title and notes need if_seq, unless the door knows what the run last read', async () => {
    const rename = { tasks: [{ id: idOf(1), set: { title: 'Oat milk' } }] };
    expect((await refusal('update_tasks', rename)).errors[0]?.path).toBe('tasks.0.if_seq');
    const clearing = { tasks: [{ id: idOf(1), clear: ['notes'] }] };
    expect((await refusal('update_tasks', clearing)).errors[0]?.path).toBe('tasks.0.if_seq');
    const remembering = { ...plainContext, lastRead: (id: string) => (id === idOf(1) ? 7 : undefined) };
    expect(await plan('update_tasks', rename, remembering)).toMatchObject({ input: { items: [{ if_seq: 7 }] } });
    const unread = { tasks: [{ id: idOf(2), set: { title: 'Six eggs' } }] };
    expect((await refusal('update_tasks', unread, remembering)).errors[0]?.path).toBe('tasks.0.if_seq');
    expect(await plan('update_tasks', { tasks: [{ id: idOf(1), set: { priority: 'low' } }] })).toMatchObject({
      input: { items: [{ priority: 'low' }] },
    });
  });

  test.each([
    [{ tasks: [{ id: 'milk' }] }, 'tasks.0', 'Names nothing to change'],
    [{ tasks: [{ id: 'milk', set: {} }] }, 'tasks.0', 'Names nothing to change'],
    [
      { tasks: [{ id: 'milk', set: { due_text: 'tomorrow 5pm' }, clear: ['due_date'] }] },
      'tasks.0.clear',
      'both set and',
    ],
    [{ tasks: [{ id: 'milk', clear: ['title'] }] }, 'tasks.0.clear.0', ''],
    [{ tasks: [{ id: 'milk', set: { due_date: null } }] }, 'tasks.0.set.due_date', ''],
  ])('%j is refused at %s', async (input, path, message) => {
    const error = await refusal('update_tasks', input);
    expect(error.code).toBe('VALIDATION_FAILED');
    expect(error.errors[0]?.path).toBe(path);
    expect(error.errors[0]?.message).toContain(message);
  });
});

async function to(text: string): Promise<ToolPlan> {
  return plan('reschedule_tasks', { ids: ['Milk', 'Eggs'], to: text });
}

describe('tools that name tasks', () => {
  test('complete_tasks completes, or reopens with done: false', async () => {
    expect(await plan('complete_tasks', { ids: ['Milk', idOf(2)] })).toEqual({
      kind: 'write',
      operation: 'task.complete',
      input: { items: [{ id: idOf(1) }, { id: idOf(2) }] },
    });
    expect(await plan('complete_tasks', { ids: [idOf(2)], done: false })).toMatchObject({ operation: 'task.reopen' });
  });

  test('reschedule_tasks takes a date, a date with a time, or words', async () => {
    expect(await to('2026-12-04')).toEqual({
      kind: 'write',
      operation: 'task.reschedule',
      input: {
        items: [
          { id: idOf(1), due_date: '2026-12-04' },
          { id: idOf(2), due_date: '2026-12-04' },
        ],
      },
    });
    expect(await to('2026-12-04T09:30')).toMatchObject({ input: { items: [{ due_time: '09:30' }, {}] } });
    expect(await to('tomorrow 5pm')).toMatchObject({ input: { items: [{ due_date: '2026-11-23' }, {}] } });
    expect((await refusal('reschedule_tasks', { ids: ['Milk'], to: 'whenever' })).errors[0]?.path).toBe('to');
  });

  test('move_tasks moves to a project, to the Inbox, out of its parent, and beside a sibling named by title', async () => {
    expect(
      await plan('move_tasks', {
        items: [
          { id: 'Milk', project: 'Home', after: 'eggs' },
          { id: 'Eggs', project: 'Inbox', clear: ['parent'] },
        ],
      }),
    ).toEqual({
      kind: 'write',
      operation: 'task.move',
      input: {
        items: [
          { id: idOf(1), project: 'Home', after: idOf(2) },
          { id: idOf(2), project: null, parent: null },
        ],
      },
    });
  });

  test('delete_tasks only looks with dry_run', async () => {
    const planned = await plan('delete_tasks', { ids: ['Milk'] });
    expect(planned).toEqual({ kind: 'write', operation: 'task.delete', input: { items: [{ id: idOf(1) }] } });
    expect(isDestructivePlan(planned)).toBe(true);
    const looked = await plan('delete_tasks', { ids: ['Milk'], dry_run: true });
    expect(looked).toEqual({ kind: 'read', operation: 'task.find', input: { ids: [idOf(1)], status: 'all' } });
    expect(isDestructivePlan(looked)).toBe(false);
    expect(planSize(looked)).toBe(0);
  });

  test('skip_tasks and restore_tasks name their operations', async () => {
    expect(await plan('skip_tasks', { ids: [idOf(1)], request_id: 'x' })).toMatchObject({
      operation: 'task.skip',
      request_id: 'x',
    });
    expect(await plan('restore_tasks', { ids: [idOf(1)] })).toMatchObject({ operation: 'task.restore' });
  });

  test('X2: what the run last read guards rescheduling and deleting too', async () => {
    const remembering = { ...plainContext, lastRead: () => 9 };
    expect(await plan('reschedule_tasks', { ids: [idOf(1)], to: '2026-12-04' }, remembering)).toMatchObject({
      input: { items: [{ if_seq: 9 }] },
    });
    expect(await plan('delete_tasks', { ids: [idOf(1)] }, remembering)).toMatchObject({
      input: { items: [{ if_seq: 9 }] },
    });
  });
});

describe('the other tools', () => {
  test('undo_changes takes exactly one of op_id and run_id', async () => {
    expect(await plan('undo_changes', { op_id: 'o1' })).toEqual({
      kind: 'write',
      operation: 'change.undo',
      input: { op_id: 'o1' },
    });
    expect(await plan('undo_changes', { run_id: 'r1' })).toMatchObject({ input: { run_id: 'r1' } });
    expect((await refusal('undo_changes', {})).code).toBe('VALIDATION_FAILED');
    expect((await refusal('undo_changes', { op_id: 'o1', run_id: 'r1' })).code).toBe('VALIDATION_FAILED');
  });

  test('save_projects saves or archives, never both in one operation', async () => {
    expect(await plan('save_projects', { items: [{ name: 'Garden' }, { id: 'home', color: 'teal' }] })).toEqual({
      kind: 'write',
      operation: 'project.save',
      input: { items: [{ name: 'Garden' }, { id: idOf(50), color: 'teal' }] },
    });
    expect(await plan('save_projects', { items: [{ id: 'Home', archived: false }] })).toEqual({
      kind: 'write',
      operation: 'project.archive',
      input: { items: [{ id: idOf(50), archived: false }] },
    });
    const mixed = await refusal('save_projects', { items: [{ id: 'Home', archived: true }, { name: 'Garden' }] });
    expect(mixed.errors[0]?.path).toBe('items.1.archived');
    const renaming = await refusal('save_projects', { items: [{ id: 'Home', archived: true, name: 'House' }] });
    expect(renaming.errors[0]?.path).toBe('items.0.archived');
    expect((await refusal('save_projects', { items: [{ archived: true }] })).errors[0]?.path).toBe('items.0.id');
  });

  test('reads pass on what their operations take', async () => {
    expect(await plan('find_tasks', { query: 'milk', detail: 'full' })).toEqual({
      kind: 'read',
      operation: 'task.find',
      input: { query: 'milk', status: 'open', sort: 'position', limit: 50 },
    });
    expect(await plan('get_overview', {})).toEqual({ kind: 'read', operation: 'overview.get', input: {} });
    expect(await plan('get_changes', { since_seq: 3, actor: 'assistant' })).toEqual({
      kind: 'read',
      operation: 'change.list',
      input: { since_seq: 3, limit: 100 },
    });
  });
});
