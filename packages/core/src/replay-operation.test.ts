import { parseOperationInput } from '@lockstep/protocol';
import { expect, test } from 'vitest';
import { applyOperation } from './apply-operation.ts';
import { Workshop } from './operation/random-operations.testing.ts';
import { replayOperation } from './replay-operation.ts';

const context = {
  actor: { kind: 'user', user_id: '01920000-0000-7000-8000-0000000000b1', name: 'Ana' },
  time_zone: 'UTC',
  now: '2026-11-22T10:00:00.000Z',
  newId: () => '01920000-0000-7000-8000-0000000000f1',
} as const;

test('C1: a replica comes to what the server comes to', () => {
  const { state } = new Workshop();
  const input = parseOperationInput('task.add', { title: 'Pay rent' });
  const replayed = replayOperation(state, 'task.add', input, context);
  expect(replayed?.changes).toEqual(applyOperation(state, 'task.add', input, context).changes);
  expect(replayed?.changes).toHaveLength(1);
});

test('C1: what only the server can tell is not guessed', () => {
  const { state } = new Workshop();
  const input = parseOperationInput('change.undo', { run_id: 'run-1' });
  expect(replayOperation(state, 'change.undo', input, context)).toBeUndefined();
});
