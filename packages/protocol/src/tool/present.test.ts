import { describe, expect, test } from 'vitest';
import { LockstepError } from '../error/lockstep-error.ts';
import { parseInput } from '../error/parse.ts';
import type { ChangeEvent } from '../wire/change-event.ts';
import type { Tool, ToolAnswer, ToolFormat } from './define-tool.ts';
import { idOf, projectOf, taskOf } from './fixture.testing.ts';
import { toolError } from './tool-error.ts';
import { findTool } from './tools.ts';

const iso: ToolFormat = { date: (date) => date };

function toolOf(name: string): Tool {
  const tool = findTool(name);
  if (tool === undefined) throw new Error(`no tool ${name}`);
  return tool;
}

/** What model and person get of an answer; proves that it has the shape that is promised. */
function tell(name: string, input: unknown, answer: ToolAnswer, format = iso) {
  const tool = toolOf(name);
  const parsed = parseInput(tool.input, input);
  const shown: unknown = tool.present(answer, parsed);
  expect(tool.output.parse(shown)).toEqual(shown);
  return { shown, words: tool.word(answer, parsed, format) };
}

function written(...items: object[]): ToolAnswer {
  return { op_id: 'o1', seq: 42, items };
}

const rent = taskOf(1, {
  title: 'Rent',
  notes: 'IBAN …',
  due_date: '2026-12-01',
  recurrence: { rrule: 'FREQ=MONTHLY', anchor: 'due', series_id: idOf(8), series_start: '2026-12-01' },
});
const compactRent = {
  id: idOf(1),
  title: 'Rent',
  completed: false,
  seq: 1,
  due_date: '2026-12-01',
  recurrence: 'FREQ=MONTHLY',
  has_notes: true,
};

describe('what a call answers', () => {
  test('a task is shown without its empty fields', () => {
    expect(tell('add_tasks', { tasks: [{ title: 'Rent' }] }, written({ task: rent }))).toEqual({
      shown: { op_id: 'o1', seq: 42, tasks: [compactRent] },
      words: 'Added “Rent”',
    });
  });

  test('subtasks and next occurrences are shown beside', () => {
    const { shown } = tell('add_tasks', { tasks: [{ title: 'x' }] }, written({ task: rent, subtasks: [taskOf(2)] }));
    expect(shown).toMatchObject({ subtasks: [{ title: 'Task 2' }] });
    const done = tell('complete_tasks', { ids: ['Rent'] }, written({ task: rent, next_task: taskOf(3) }));
    expect(done.shown).toMatchObject({ next_tasks: [{ id: idOf(3) }] });
    expect(done.words).toBe('Completed “Rent”');
  });

  test('words are those of what was done', () => {
    const two = written({ task: taskOf(1) }, { task: taskOf(2) });
    expect(tell('complete_tasks', { ids: ['a', 'b'] }, two).words).toBe('Completed 2 tasks');
    expect(tell('complete_tasks', { ids: ['a', 'b'], done: false }, two).words).toBe('Reopened 2 tasks');
    expect(tell('move_tasks', { items: [{ id: 'a' }] }, two).words).toBe('Moved 2 tasks');
    expect(tell('skip_tasks', { ids: ['a'] }, two).words).toBe('Skipped 2 tasks to their next dates');
    expect(tell('restore_tasks', { ids: ['a'] }, written({ task: rent })).words).toBe('Restored “Rent”');
    expect(tell('update_tasks', { tasks: [{ id: 'a' }] }, written({ task: rent })).words).toBe('Changed “Rent”');
  });

  test('rescheduling says when to, in the reader’s way', () => {
    const long = { date: (date: string) => (date === '2026-12-01' ? 'Tuesday' : date) };
    expect(tell('reschedule_tasks', { ids: ['a'], to: '2026-12-01' }, written({ task: rent }), long).words).toBe(
      'Rescheduled “Rent” to Tuesday',
    );
  });

  test('a title cannot play with the wording', () => {
    const odd = taskOf(1, { title: '$& {count} {title}' });
    expect(tell('restore_tasks', { ids: ['a'] }, written({ task: odd })).words).toBe('Restored “$& {count} {title}”');
  });

  test('delete_tasks tells what went, or would go', () => {
    const gone = tell('delete_tasks', { ids: ['a'] }, written({ task_id: idOf(1), task_title: 'Rent' }));
    expect(gone).toEqual({
      shown: { op_id: 'o1', seq: 42, deleted: [{ task_id: idOf(1), task_title: 'Rent' }] },
      words: 'Deleted “Rent”',
    });
    const found = { tasks: [rent, taskOf(2)], next_cursor: null, seq: 42 };
    expect(tell('delete_tasks', { ids: ['a'], dry_run: true }, found)).toEqual({
      shown: {
        seq: 42,
        would_delete: [
          { task_id: idOf(1), task_title: 'Rent' },
          { task_id: idOf(2), task_title: 'Task 2' },
        ],
      },
      words: 'Would delete 2 tasks',
    });
  });

  test('projects are saved, archived, brought back', () => {
    const home = projectOf(50, { name: 'Home' });
    expect(tell('save_projects', { items: [{ name: 'Home' }] }, written({ project: home }))).toEqual({
      shown: {
        op_id: 'o1',
        seq: 42,
        projects: [{ id: idOf(50), name: 'Home', color: 'moss', archived: false, seq: 50 }],
      },
      words: 'Saved project “Home”',
    });
    const archive = (archived: boolean) =>
      tell('save_projects', { items: [{ id: 'Home', archived }] }, written({ project: { ...home, archived } })).words;
    expect(archive(true)).toBe('Archived project “Home”');
    expect(archive(false)).toBe('Brought back project “Home”');
  });

  test('undo tells how much went back and what was kept', () => {
    const kept = [{ task_id: idOf(1), field: 'title', reason: 'changed by Ana' }];
    const answer = { op_id: 'o2', seq: 43, reverted: 3, kept };
    expect(tell('undo_changes', { op_id: 'o1' }, answer)).toEqual({ shown: answer, words: 'Undid 3 changes' });
    expect(tell('undo_changes', { op_id: 'o1' }, { ...answer, reverted: 1 }).words).toBe('Undid it');
    expect(tell('undo_changes', { op_id: 'o1' }, { ...answer, reverted: 0 }).words).toBe('Undid nothing');
  });

  test('find_tasks is compact unless asked, and tells of a next page', () => {
    const page = { tasks: [rent], next_cursor: 'c', seq: 9 };
    expect(tell('find_tasks', {}, page)).toEqual({
      shown: { tasks: [compactRent], next_cursor: 'c', seq: 9 },
      words: 'Found the first task',
    });
    const full = tell('find_tasks', { detail: 'full' }, { ...page, next_cursor: null });
    expect(full.shown).toMatchObject({ tasks: [{ notes: 'IBAN …', created_by: { name: 'Ana' } }] });
    expect(full.shown).not.toHaveProperty('next_cursor');
    expect(tell('find_tasks', {}, { tasks: [], next_cursor: null, seq: 9 }).words).toBe('Found nothing');
  });

  test('get_changes keeps to the kind of actor and says where to go on', () => {
    const stamp = { timestamp: '2026-11-22T10:00:00.000Z', workspace_id: idOf(900), op_id: 'o1' };
    const bot = { kind: 'assistant', user_id: idOf(7), name: 'Ana', client: 'Lockstep', run_id: 'r1' } as const;
    const changes: ChangeEvent[] = [
      { type: 'task_created', task: rent, ...stamp, seq: 4, actor: rent.created_by },
      { type: 'task_updated', task: rent, ...stamp, seq: 5, actor: bot, changed: ['title'] },
      { type: 'project_deleted', project_id: idOf(50), project_name: 'Home', ...stamp, seq: 6, actor: rent.created_by },
    ];
    const answer = { epoch: 'e', head: 8, changes };
    expect(tell('get_changes', { since_seq: 3, actor: 'assistant' }, answer)).toEqual({
      shown: {
        changes: [
          {
            seq: 5,
            type: 'task_updated',
            id: idOf(1),
            title: 'Rent',
            timestamp: stamp.timestamp,
            op_id: 'o1',
            by: 'Ana',
            kind: 'assistant',
            client: 'Lockstep',
            run_id: 'r1',
            changed: ['title'],
          },
        ],
        next_since_seq: 6,
        head: 8,
      },
      words: 'Read 1 change',
    });
    expect(tell('get_changes', { since_seq: 8 }, { epoch: 'e', head: 8, changes: [] }).shown).toEqual({
      changes: [],
      next_since_seq: 8,
      head: 8,
    });
  });

  test('get_overview shows counts and compact tasks', () => {
    const counts = { open: 5, overdue: 1, due_today: 2, due_next_7_days: 3, completed_today: 0 };
    const answer = {
      today: '2026-11-22',
      time_zone: 'UTC',
      counts,
      overdue: [rent],
      due_today: [],
      projects: [{ id: idOf(50), name: 'Home', open_tasks: 5 }],
      labels: [{ name: 'shop', open_tasks: 1 }],
      seq: 9,
    };
    expect(tell('get_overview', {}, answer)).toEqual({
      shown: { ...answer, overdue: [compactRent] },
      words: '5 open, 2 due today, 1 overdue',
    });
  });
});

describe('an operation’s error in a tool’s terms', () => {
  const error = new LockstepError('VALIDATION_FAILED', 'no', {
    errors: [
      { path: 'items.2.id', message: 'a' },
      { path: 'items.0.due_time', message: 'b' },
      { path: 'items.1', message: 'c' },
      { path: '', message: 'd' },
    ],
  });

  function paths(name: string): string[] {
    return toolError(toolOf(name), error).errors.map(({ path }) => path);
  }

  test('paths name the tool’s fields', () => {
    expect(paths('complete_tasks')).toEqual(['ids.2', 'ids.0.due_time', 'ids.1', '']);
    expect(paths('add_tasks')).toEqual(['tasks.2.id', 'tasks.0.due_time', 'tasks.1', '']);
    expect(paths('move_tasks')).toEqual(['items.2.id', 'items.0.due_time', 'items.1', '']);
    expect(paths('undo_changes')).toEqual(['items.2.id', 'items.0.due_time', 'items.1', '']);
  });

  function told(name: string, detail: string): string {
    return toolError(toolOf(name), new LockstepError('NOT_FOUND', detail)).message;
  }

  test('the detail does too', () => {
    expect(told('update_tasks', 'items.1: There is no member “Bob”.')).toBe('tasks.1: There is no member “Bob”.');
    expect(told('complete_tasks', 'items.3.id: There is no such task.')).toBe('ids.3: There is no such task.');
    expect(told('complete_tasks', 'Not in items.3')).toBe('Not in items.3');
  });
});
