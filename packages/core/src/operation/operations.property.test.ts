import { LockstepError } from '@lockstep/protocol';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparePositions } from '../order/compare-positions.ts';
import { violations, visible } from './invariants.testing.ts';
import { ANA, BEN, stepArbitrary, type Step, usedWorkshop, type Workshop } from './random-operations.testing.ts';

const steps = fc.array(stepArbitrary, { minLength: 1, maxLength: 40 });
const runs = { numRuns: 300 };

function workshopAfter(all: readonly Step[]): Workshop {
  const workshop = usedWorkshop();
  for (const step of all) workshop.step(step);
  return workshop;
}

describe('any sequence of operations', () => {
  test('X5, X8: leaves no cycle, no task under a trashed parent or project, and no half-set field', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const workshop = usedWorkshop();
        for (const [index, step] of all.entries()) {
          workshop.step(step);
          expect(violations(workshop.state), `after step ${index} ${JSON.stringify(step)}`).toEqual([]);
        }
      }),
      runs,
    );
  });

  test('C1, X4: a deletion changes nothing but deleted_at, for its message tells of nothing else', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const workshop = usedWorkshop();
        for (const step of all) {
          for (const { type, before, after } of workshop.changesOf(step) ?? []) {
            if (type !== 'deleted') continue;
            const { updated_at } = record(workshop, after.id);
            expect(after).toEqual({ ...before?.entity, deleted_at: updated_at });
          }
        }
      }),
      runs,
    );
  });

  test('S2: a refused operation changes nothing', () => {
    fc.assert(
      fc.property(steps, stepArbitrary, (all, last) => {
        const workshop = workshopAfter(all);
        const before = JSON.stringify(workshop.state.tasks());
        const head = workshop.state.head;
        fc.pre(workshop.step(last) === 'refused');
        expect(JSON.stringify(workshop.state.tasks())).toBe(before);
        expect(workshop.state.head).toBe(head);
      }),
      { numRuns: 60 },
    );
  });

  test('D3: replaying the log rebuilds the state', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const { state } = workshopAfter(all);
        const rebuilt = state.replayed();
        expect(rebuilt.tasks().toSorted(byId)).toEqual(state.tasks().toSorted(byId));
        expect(rebuilt.allProjects().toSorted(byId)).toEqual(state.allProjects().toSorted(byId));
      }),
      { numRuns: 60 },
    );
  });

  test('S1: each change bears one seq, and a record changes at most once in an operation before it is deleted', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const { state, operations } = workshopAfter(all);
        for (const op_id of operations) {
          const changes = state.changesOf({ op_id });
          const ids = changes.filter(({ type }) => type !== 'deleted').map(({ id }) => id);
          const deleted = changes.filter(({ type }) => type === 'deleted').map(({ id }) => id);
          expect(new Set(deleted).size).toBe(deleted.length);
          expect(new Set(ids).size).toBe(ids.length);
        }
        for (let seq = 1; seq <= state.head; seq += 1) expect(state.changeAt(seq)?.seq).toBe(seq);
      }),
      { numRuns: 60 },
    );
  });

  test('X3: siblings are strictly ordered by position and id', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const { state } = workshopAfter(all);
        for (const { entity } of state.tasks()) {
          const siblings = state.siblings(entity).map((record) => record.entity);
          for (const [index, sibling] of siblings.entries()) {
            const next = siblings[index + 1];
            expect(next === undefined || comparePositions(sibling, next) < 0).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('undo after any sequence', () => {
  test('X5: taking back the last operation restores what was visible exactly, and redo brings it again', () => {
    fc.assert(
      fc.property(steps, stepArbitrary, (all, last) => {
        const workshop = workshopAfter(all);
        const before = visible(workshop.state);
        fc.pre(last.kind !== 'change.undo' && workshop.step(last) === 'done');
        const op_id = workshop.operations.at(-1) ?? '';
        fc.pre(workshop.state.changesOf({ op_id }).length > 0);
        const after = visible(workshop.state);
        const undo = workshop.run('change.undo', { op_id }, BEN);
        expect(undo.answer['kept']).toEqual([]);
        expect(visible(workshop.state)).toEqual(before);
        const redo = workshop.run('change.undo', { op_id: undo.op_id }, ANA);
        expect(redo.answer['kept']).toEqual([]);
        expect(visible(workshop.state)).toEqual(after);
        workshop.run('change.undo', { op_id: redo.op_id });
        expect(visible(workshop.state)).toEqual(before);
      }),
      runs,
    );
  });

  test('X5: taking everything back, newest first, leaves nothing to see, and redoing all of it brings it back', () => {
    fc.assert(
      fc.property(fc.array(stepArbitrary, { minLength: 1, maxLength: 15 }), (all) => {
        const workshop = workshopAfter(all.filter(({ kind }) => kind !== 'change.undo'));
        const states = [visible(workshop.state)];
        const undone: string[] = [];
        for (const op_id of workshop.operations.toReversed()) {
          if (workshop.state.changesOf({ op_id }).length === 0) continue;
          undone.push(workshop.run('change.undo', { op_id }).op_id);
          states.push(visible(workshop.state));
        }
        expect(visible(workshop.state)).toEqual([]);
        states.pop();
        for (const op_id of undone.toReversed()) {
          workshop.run('change.undo', { op_id });
          expect(visible(workshop.state)).toEqual(states.pop());
        }
      }),
      { numRuns: 150 },
    );
  });

  test('X5: taking back a run keeps every field that people wrote after it', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const workshop = workshopAfter(all.filter(({ kind }) => kind !== 'change.undo'));
        const { state } = workshop;
        const changes = state.changesOf({ run_id: 'run-1' });
        fc.pre(changes.length > 0);
        const own = new Set(changes.map(({ seq }) => seq));
        const written = state
          .tasks()
          .flatMap(({ entity, field_seq }) =>
            ['title', 'priority', 'assignee_id', 'notes']
              .filter((field) => field_seq[field] !== undefined && !own.has(field_seq[field]))
              .map((field) => [entity.id, field, Reflect.get(entity, field) as unknown] as const),
          );
        workshop.run('change.undo', { run_id: 'run-1' });
        for (const [id, field, value] of written)
          expect(Reflect.get(state.task(id)?.entity ?? {}, field)).toEqual(value);
      }),
      { numRuns: 150 },
    );
  });

  test('X5: taking back twice changes nothing the second time', () => {
    fc.assert(
      fc.property(steps, fc.nat({ max: 50 }), (all, at) => {
        const workshop = workshopAfter(all);
        const op_id = workshop.operations[at % Math.max(1, workshop.operations.length)] ?? '';
        fc.pre(workshop.state.changesOf({ op_id }).length > 0);
        workshop.run('change.undo', { op_id });
        const once = visible(workshop.state);
        expect(() => workshop.run('change.undo', { op_id })).not.toThrow(LockstepError);
        expect(visible(workshop.state)).toEqual(once);
      }),
      { numRuns: 100 },
    );
  });
});

function record({ state }: Workshop, id: string) {
  const found = state.task(id) ?? state.project(id);
  if (found === undefined) throw new Error(`There is no record ${id}.`);
  return found.entity;
}

function byId(a: { entity: { id: string } }, b: { entity: { id: string } }): number {
  return a.entity.id < b.entity.id ? -1 : 1;
}
