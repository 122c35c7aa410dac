import { compareTasks, matchesAtAnyTime } from '@lockstep/core';
import type { Task } from '@lockstep/protocol';
import { expect, test } from 'vitest';
import { SeededRandom } from '../testing/seeded-random.testing.ts';
import { Journal } from './journal.ts';
import { LiveTasks } from './live-tasks.ts';

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

test('a list kept up with changes is the list found anew, after any history', () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    const random = new SeededRandom(seed);
    const journal = new Journal();
    const tasks = new Map<string, Task>();
    const limit = random.chance(0.5) ? 5 : undefined;
    const query = { matches: matchesAtAnyTime({ priority: 'high' }), compare: compareTasks('due'), limit };
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
