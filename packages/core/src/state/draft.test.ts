import type { Task } from '@lockstep/protocol';
import { describe, expect, test } from 'vitest';
import { Workshop } from '../operation/random-operations.testing.ts';
import { Draft } from './draft.ts';

const inbox = { project_id: null, parent_id: null };

function inboxOf(...titles: string[]): { draft: Draft; tasks: Task[] } {
  const workshop = new Workshop();
  for (const title of titles) workshop.run('task.add', { title });
  return { draft: new Draft(workshop.state), tasks: workshop.state.siblings(inbox).map(({ entity }) => entity) };
}

function at(tasks: readonly Task[], index: number): Task {
  const task = tasks[index];
  if (task === undefined) throw new Error(`There is no task ${index}.`);
  return task;
}

describe('the last position of a place in a draft', () => {
  test('is the one before, once the last has gone to the trash or elsewhere (X3)', () => {
    const { draft, tasks } = inboxOf('a', 'b', 'c');
    draft.writeTask({ ...at(tasks, 2), deleted_at: '2026-11-22T10:00:00.000Z' });
    expect(draft.lastPosition(inbox)).toBe(at(tasks, 1).position);
    const upper = new Draft(draft);
    upper.writeTask({ ...at(tasks, 1), parent_id: at(tasks, 0).id });
    expect(upper.lastPosition(inbox)).toBe(at(tasks, 0).position);
    draft.absorb(upper);
    expect(draft.lastPosition(inbox)).toBe(at(tasks, 0).position);
  });

  test('stays where the last was written and remained, and follows what comes after it', () => {
    const { draft, tasks } = inboxOf('a', 'b');
    draft.writeTask({ ...at(tasks, 1), title: 'B' });
    expect(draft.lastPosition(inbox)).toBe(at(tasks, 1).position);
    draft.writeTask({ ...at(tasks, 0), position: `${at(tasks, 1).position}V` });
    expect(draft.lastPosition(inbox)).toBe(`${at(tasks, 1).position}V`);
  });
});

test('a draft tells all it wrote, even what was taken back: it is the view of many operations too (C1)', () => {
  const { draft, tasks } = inboxOf('a', 'b');
  draft.writeTask({ ...at(tasks, 0), title: 'A' });
  draft.writeTask(at(tasks, 0));
  expect(draft.changes()).toEqual([]);
  expect([...draft.writtenTasks.keys()]).toEqual([at(tasks, 0).id]);
  expect(draft.writtenProjects.size).toBe(0);
});
