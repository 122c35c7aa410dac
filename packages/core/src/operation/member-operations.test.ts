import { type Actor, type ItemInput, LockstepError, type Member, type Role } from '@lockstep/protocol';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { applyOperation } from '../apply-operation.ts';
import { foundWorkspace } from '../state/found-workspace.ts';
import { MemoryState } from '../state/memory-state.ts';
import { violations } from './invariants.testing.ts';
import { ANA, BEN, CLAUDE, memberStepArbitrary, PEOPLE, stepArbitrary, Workshop } from './random-operations.testing.ts';

const [, , cem] = PEOPLE;
const nobody = '00000000-0000-7000-8000-ffffffffffff';

let workshop: Workshop;
beforeEach(() => {
  workshop = new Workshop();
});

function add(input: ItemInput<'member.add'>, actor: Actor = ANA): Member {
  return workshop.run('member.add', input, actor).answer['member'] as Member;
}

function setRole(id: string, role: Role, actor: Actor = ANA) {
  return workshop.run('member.set_role', { id, role }, actor);
}

function remove(id: string, actor: Actor = ANA) {
  return workshop.run('member.remove', { id }, actor);
}

function refusal(work: () => unknown): string {
  try {
    work();
    return 'passes';
  } catch (error) {
    return error instanceof LockstepError ? error.code : String(error);
  }
}

function roles(): Record<string, Role> {
  return Object.fromEntries(workshop.state.members().map(({ entity }) => [entity.name, entity.role]));
}

describe('member.add', () => {
  test('by address or by user id, with a role', () => {
    expect(add({ email: 'Cem@Example.org', role: 'viewer' })).toMatchObject({
      id: cem.id,
      name: 'Cem',
      role: 'viewer',
    });
    expect(roles()).toEqual({ Ana: 'owner', Ben: 'editor', Cem: 'viewer' });
    expect(refusal(() => add({ id: cem.id }))).toBe('CONFLICT');
  });

  test('X7: who is a member is not added again, whatever the role', () => {
    expect(refusal(() => add({ id: BEN.user_id, role: 'owner' }))).toBe('CONFLICT');
    expect(roles()).toMatchObject({ Ben: 'editor' });
  });

  test('whoever has no account is not found; address and id are not both given, and not neither', () => {
    expect(refusal(() => add({ email: 'eve@example.org' }))).toBe('NOT_FOUND');
    expect(refusal(() => add({ id: nobody }))).toBe('NOT_FOUND');
    expect(refusal(() => add({ id: cem.id, email: cem.email }))).toBe('VALIDATION_FAILED');
    expect(refusal(() => add({}))).toBe('VALIDATION_FAILED');
  });

  test('D6: who comes back is told of as created, and is a member from then on', () => {
    remove(BEN.user_id);
    const { changes } = workshop.run('member.add', { id: BEN.user_id, role: 'viewer' });
    expect(changes).toMatchObject([{ entity: 'member', type: 'created' }]);
    expect(workshop.state.member(BEN.user_id)?.entity).toMatchObject({ role: 'viewer', deleted_at: null });
  });

  test('S6: of a personal workspace nobody else becomes a member, and nobody is looked for', () => {
    const now = '2026-11-01T08:00:00.000Z';
    const id = workshop.state.workspace_id;
    const { workspace, member } = foundWorkspace({ id, name: 'Personal', kind: 'personal', owner: ANA, now });
    const state = new MemoryState(id, {
      workspace,
      members: [member],
      get people(): never {
        throw new Error('somebody was looked for');
      },
    });
    const context = { actor: ANA, now, time_zone: 'UTC', newId: workshop.newId };
    const item = {
      items: [{ email: 'eve@example.org', role: 'viewer' as const }],
      single: true,
      on_error: 'fail' as const,
    };
    expect(refusal(() => applyOperation(state, 'member.add', item, context))).toBe('CONFLICT');
  });
});

describe('member.set_role', () => {
  test('changes the role; the same role changes nothing', () => {
    expect(setRole(BEN.user_id, 'owner').changes).toMatchObject([{ type: 'updated', changed: ['role'] }]);
    expect(setRole(BEN.user_id, 'owner').changes).toEqual([]);
    expect(refusal(() => setRole(nobody, 'viewer'))).toBe('NOT_FOUND');
    expect(refusal(() => setRole(cem.id, 'viewer'))).toBe('NOT_FOUND');
  });

  test('the last owner stays one, also within a list', () => {
    expect(refusal(() => setRole(ANA.user_id, 'editor'))).toBe('CONFLICT');
    setRole(BEN.user_id, 'owner');
    const both = [ANA, BEN].map(({ user_id }) => ({ id: user_id, role: 'viewer' as const }));
    expect(refusal(() => workshop.run('member.set_role', { items: both }))).toBe('CONFLICT');
    expect(refusal(() => setRole(ANA.user_id, 'viewer'))).toBe('passes');
    expect(refusal(() => setRole(BEN.user_id, 'viewer', BEN))).toBe('CONFLICT');
  });

  test('X2: a role that was changed since is not changed unseen', () => {
    const seen = workshop.state.member(BEN.user_id)?.entity.seq ?? 0;
    setRole(BEN.user_id, 'viewer');
    const guarded = { id: BEN.user_id, role: 'owner', if_seq: seen } as const;
    expect(refusal(() => workshop.run('member.set_role', guarded))).toBe('CONFLICT');
  });
});

describe('member.remove', () => {
  test('owners remove anybody, everyone themselves, and nobody else others', () => {
    add({ id: cem.id, role: 'viewer' });
    const asCem: Actor = { kind: 'user', user_id: cem.id, name: 'Cem' };
    expect(refusal(() => remove(BEN.user_id, asCem))).toBe('FORBIDDEN');
    expect(refusal(() => remove(nobody, BEN))).toBe('FORBIDDEN');
    expect(refusal(() => remove(cem.id, asCem))).toBe('passes');
    expect(remove(BEN.user_id).answer).toEqual({ member_id: BEN.user_id, member_name: 'Ben' });
    expect(roles()).toEqual({ Ana: 'owner' });
    expect(refusal(() => remove(nobody))).toBe('NOT_FOUND');
  });

  test('the last owner does not leave; whoever has left stays away', () => {
    expect(refusal(() => remove(ANA.user_id))).toBe('CONFLICT');
    remove(BEN.user_id);
    expect(remove(BEN.user_id).changes).toEqual([]);
  });

  test('who has left is not named any more where a task is assigned', () => {
    remove(BEN.user_id);
    expect(refusal(() => workshop.run('task.add', { title: 'Call', assignee: 'Ben' }))).toBe('NOT_FOUND');
  });
});

describe('workspace.create', () => {
  const context = { actor: BEN, now: '2026-11-01T08:00:00.000Z', time_zone: 'UTC', newId: () => nobody };
  const id = '00000000-0000-7000-8000-00000000bbbb';

  function create(state: MemoryState, asked: string | undefined = id) {
    const items = [{ id: asked, name: 'Team' }];
    return applyOperation(state, 'workspace.create', { items, single: true, on_error: 'fail' }, context);
  }

  test('S1: begins a log with the workspace and its owner', () => {
    const state = new MemoryState(id);
    const { changes } = create(state);
    state.commit(changes, { op_id: 'a', actor: BEN, timestamp: context.now });
    expect(changes.map(({ entity, type }) => `${entity}_${type}`)).toEqual(['workspace_created', 'member_created']);
    expect(state.workspace()?.entity).toMatchObject({ id, name: 'Team', kind: 'shared', seq: 1 });
    expect(state.members()).toMatchObject([{ entity: { id: BEN.user_id, role: 'owner', seq: 2 } }]);
  });

  test('X7: an id that is used, or is the owner’s own, is refused', () => {
    expect(refusal(() => create(workshop.state, workshop.state.workspace_id))).toBe('CONFLICT');
    expect(refusal(() => create(new MemoryState(BEN.user_id), BEN.user_id))).toBe('CONFLICT');
  });
});

describe('undo', () => {
  test('X5: does not touch who is a member, and says so', () => {
    const { op_id } = remove(BEN.user_id);
    expect(refusal(() => workshop.run('change.undo', { op_id }))).toBe('CONFLICT');
    expect(roles()).toEqual({ Ana: 'owner' });
  });

  test('X5: of a run that did other things, too, takes those back and reports the rest', () => {
    workshop.run('task.add', { title: 'Milk' }, CLAUDE);
    setRole(BEN.user_id, 'viewer', CLAUDE);
    const { answer } = workshop.run('change.undo', { run_id: 'run-1' });
    expect(answer).toMatchObject({ reverted: 1, kept: [{ task_id: BEN.user_id, field: 'role' }] });
    expect(roles()).toEqual({ Ana: 'owner', Ben: 'viewer' });
  });
});

test('in whatever order members come, change and go, somebody owns the workspace', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(memberStepArbitrary, stepArbitrary), { maxLength: 40 }), (steps) => {
      const random = new Workshop();
      for (const step of steps) {
        random.step(step);
        expect(violations(random.state)).toEqual([]);
      }
    }),
    { numRuns: 200 },
  );
});
