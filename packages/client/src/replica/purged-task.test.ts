import type { BatchFrame, ChangeEvent } from '@lockstep/protocol';
import { ana, fixtureId, fixtureTime, taskFixture } from '@lockstep/testkit/task-fixture';
import { describe, expect, test } from 'vitest';
import { Replica } from './replica.ts';
import { stateOfSnapshot } from './state-of-snapshot.ts';

const { workspace_id } = taskFixture(1);
const op_id = 'purge';

function purge(seq: number, number: number): ChangeEvent {
  const task = { task_id: fixtureId(number), task_title: `Task ${number}` };
  return { type: 'task_purged', ...task, timestamp: fixtureTime, workspace_id, seq, op_id, actor: ana };
}

function batch(...events: ChangeEvent[]): BatchFrame {
  const [first, last] = [events[0]?.seq ?? 0, events.at(-1)?.seq ?? 0];
  return { type: 'batch', workspace_id, from: first, to: last, op_id, actor: ana, timestamp: fixtureTime, events };
}

function replicaOf(count: number): Replica {
  const tasks = Array.from({ length: count }, (_, index) => taskFixture(index + 1, { deleted_at: fixtureTime }));
  return new Replica(
    workspace_id,
    stateOfSnapshot({ epoch: 'e', seq: 10, tasks, projects: [], workspaces: [], members: [] }),
  );
}

describe('task_purged', () => {
  test('X4: nothing of the task stays, wherever it was looked up', () => {
    const replica = replicaOf(2);
    const place = [...replica.index.atPlace('/').keys()];
    expect(place).toEqual([fixtureId(1), fixtureId(2)]);
    const outcome = replica.applyBatch(batch(purge(11, 1)));
    expect(outcome).toMatchObject({ kind: 'applied', unknown: [], changed: { tasks: new Set([fixtureId(1)]) } });
    expect([...replica.tasks.keys()]).toEqual([fixtureId(2)]);
    expect([...replica.index.atPlace('/').keys()]).toEqual([fixtureId(2)]);
    expect(replica.seq).toBe(11);
  });

  test('X4: of a task that is not there, it changes nothing', () => {
    const replica = replicaOf(1);
    expect(replica.applyBatch(batch(purge(11, 7)))).toMatchObject({ kind: 'applied', unknown: [] });
    expect(replica.tasks.size).toBe(1);
  });
});
