import { compareTasks, matchesAtAnyTime } from '@lockstep/core';
import type { Task } from '@lockstep/protocol';
import { SeededRandom } from '@lockstep/testkit/seeded-random';
import { taskFixture } from '@lockstep/testkit/task-fixture';
import { expect, test } from 'vitest';
import { Journal } from './journal.ts';
import { LiveTasks } from './live-tasks.ts';

function task(number: number, fields: Partial<Task> = {}): Task {
  return taskFixture(number, { workspace_id: 'w', seq: number, ...fields });
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
