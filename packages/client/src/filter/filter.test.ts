import type { Task } from '@lockstep/protocol';
import { describe, expect, test } from 'vitest';
import { LiveTasks } from '../store/live-tasks.ts';
import { Journal } from '../store/journal.ts';
import { SeededRandom } from '../testing/seeded-random.testing.ts';
import { compareTasks } from './compare-tasks.ts';
import { matchesFilter } from './matches-filter.ts';
import type { TaskFilter } from './task-filter.ts';

const asker = { now: '2026-11-22T10:00:00.000Z', time_zone: 'Europe/Berlin' };
const ana = { kind: 'user', user_id: 'u', name: 'Ana' } as const;

function task(number: number, fields: Partial<Task> = {}): Task {
  return {
    id: `01940000-0000-7000-8000-${String(number).padStart(12, '0')}`,
    workspace_id: 'w',
    user_id: 'u',
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
    seq: number,
    created_at: '2026-11-01T00:00:00.000Z',
    updated_at: '2026-11-01T00:00:00.000Z',
    created_by: ana,
    updated_by: ana,
    deleted_at: null,
    ...fields,
  };
}

const done = task(2, { completed: true, completed_at: '2026-11-21T23:30:00.000Z' });
const trashed = task(3, { deleted_at: '2026-11-21T10:00:00.000Z' });
const due = task(4, { due_date: '2026-11-21', labels: ['Home'], priority: 'high', project_id: 'p', parent_id: 'q' });
const timed = task(5, { due_date: '2026-11-22', due_time: '10:30', due_zone: 'Europe/Berlin', notes: 'Le Café' });
const all = [task(1), done, trashed, due, timed];

const cases: readonly (readonly [TaskFilter, readonly Task[]])[] = [
  [{}, [task(1), due, timed]],
  [{ status: 'done' }, [done]],
  [{ status: 'trashed' }, [trashed]],
  [{ status: 'all' }, [task(1), done, due, timed]],
  [{ ids: [due.id] }, [due]],
  [{ project: 'p' }, [due]],
  [{ project: 'inbox' }, [task(1), timed]],
  [{ parent: 'q' }, [due]],
  [{ assignee: 'a' }, []],
  [{ query: ' cafe  task ' }, [timed]],
  [{ labels: ['home'] }, [due]],
  [{ priority: 'high' }, [due]],
  [{ due_from: '2026-11-22' }, [timed]],
  [{ due_to: '2026-11-21' }, [due]],
  [{ overdue: true }, [due, timed]],
  [{ status: 'done', completed_from: '2026-11-22' }, [done]],
  [{ status: 'done', completed_to: '2026-11-21' }, []],
];

describe('a list’s filter', () => {
  test.each(cases)('%j', (filter, expected) => {
    expect(all.filter(matchesFilter(filter, asker)).map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
  });

  test('its order: nothing last, the most pressing or the newest first, equals by id (X3)', () => {
    const order = (sort: NonNullable<TaskFilter['sort']>) => all.toSorted(compareTasks(sort)).map(({ seq }) => seq);
    expect(order('position')).toEqual([1, 2, 3, 4, 5]);
    expect(order('due')).toEqual([4, 5, 1, 2, 3]);
    expect(order('priority')).toEqual([4, 5, 1, 2, 3]);
    expect(order('updated')).toEqual([5, 4, 3, 2, 1]);
    expect(order('created')).toEqual([5, 4, 3, 2, 1]);
    expect(order('completed')).toEqual([2, 5, 4, 3, 1]);
    expect(order('title')).toEqual([1, 2, 3, 4, 5]);
    const equal = [task(2, { position: 'a' }), task(1, { position: 'a' })];
    expect(equal.toSorted(compareTasks('position')).map(({ seq }) => seq)).toEqual([1, 2]);
  });
});

test('a list kept up with changes is the list found anew, after any history', () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    const random = new SeededRandom(seed);
    const journal = new Journal();
    const tasks = new Map<string, Task>();
    const limit = random.chance(0.5) ? 5 : undefined;
    const query = { matches: matchesFilter({ priority: 'high' }, asker), compare: compareTasks('due'), limit };
    const list = new LiveTasks(
      {
        get version() {
          return journal.version;
        },
        tasks: () => tasks.values(),
        task: (id) => tasks.get(id),
        changedSince: (version) => journal.since(version),
      },
      query,
    );
    for (let step = 0; step < 400; step += 1) {
      const changed = new Set<string>();
      for (let count = random.below(random.chance(0.02) ? 150 : 4); count >= 0; count -= 1) {
        const fresh = task(random.below(60), {
          priority: random.pick(['high', 'low']) ?? 'low',
          due_date: random.pick([null, '2026-11-22', '2026-11-23']) ?? null,
        });
        if (random.chance(0.2)) tasks.delete(fresh.id);
        else tasks.set(fresh.id, fresh);
        changed.add(fresh.id);
      }
      journal.record(changed);
      if (random.chance(0.3)) continue;
      const expected = [...tasks.values()].filter(query.matches).toSorted(query.compare).slice(0, limit);
      expect(list.current()).toEqual(expected);
      expect(list.current()).toBe(list.current());
    }
  }
});
