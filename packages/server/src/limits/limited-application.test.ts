import { expect, test } from 'vitest';
import { LockstepError, scopes } from '@lockstep/protocol';
import type { Application } from '../app/application.ts';
import { callerOf } from '../app/caller.ts';
import type { Identity } from '../app/identity.ts';
import { LimitedApplication } from './limited-application.ts';
import { RateLimited } from './rate-limited.ts';

const identity: Identity = {
  user: { id: 'ana', name: 'Ana', email: 'ana@example.com' },
  time_zone: 'UTC',
  personal_workspace_id: 'home',
  scopes: new Set(scopes),
  credential: { kind: 'session', id: 'session', name: null, expires_at: null },
};
const caller = callerOf(identity, { kind: 'user' });

function reached(): Promise<never> {
  return Promise.reject(new LockstepError('NOT_FOUND', 'reached'));
}
const inner: Application = { epoch: 'epoch', execute: reached, read: reached, snapshot: reached, workspaces: reached };

test.each([
  [1, { title: 'a' }],
  [3, { items: [{}, {}, {}] }],
  [1, { items: [] }],
  [1, { items: 'many' }],
  [1, null],
  [1, undefined],
  [1, ['a', 'b']],
])('a write of %i', async (points, input) => {
  const spent: unknown[] = [];
  const application = new LimitedApplication(inner, { spend: (...args) => spent.push(args) });
  const request = { operation: 'task.add', input, op_id: 'op' } as const;
  await expect(application.execute(request, caller)).rejects.toThrow('reached');
  expect(spent).toEqual([['writes', identity, points]]);
});

test('what is too much is a rejection, not an exception, and reaches nothing', async () => {
  const limits = {
    spend: () => {
      throw new RateLimited('changes', 1);
    },
  };
  const application = new LimitedApplication(inner, limits);
  const attempts = [
    application.execute({ operation: 'task.add', input: {}, op_id: 'op' }, caller),
    application.read('task.find', {}, caller),
    application.snapshot('home', caller),
    application.workspaces(caller),
  ];
  for (const attempt of attempts) await expect(attempt).rejects.toMatchObject({ code: 'RATE_LIMITED' });
});

test('a program on the machine itself is not limited', async () => {
  const spend = () => {
    throw new Error('was asked');
  };
  const application = new LimitedApplication(inner, { spend });
  const local = callerOf({ ...identity, credential: { ...identity.credential, kind: 'local' } }, { kind: 'user' });
  await expect(application.workspaces(local)).rejects.toThrow('reached');
});
