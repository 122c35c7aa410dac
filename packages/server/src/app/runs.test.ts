import type { Task } from '@lockstep/protocol';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { type Caller, callerOf } from './caller.ts';

const run_id = 'run-1';

let server: TestServer;
let person: Caller;
let agent: Caller;

beforeEach(async () => {
  server = await startTestServer();
  const identity = await server.core.auth.localIdentity();
  if (identity === undefined) throw new Error('nobody');
  person = callerOf(identity, { kind: 'user' });
  agent = callerOf(identity, { kind: 'assistant', run_id });
});

afterEach(() => server.stop());

function add(title: string): Promise<unknown> {
  return server.core.application.execute({ op_id: v7(), operation: 'task.add', input: { title } }, agent);
}

function undo(caller: Caller): Promise<unknown> {
  return server.core.application.execute({ op_id: v7(), operation: 'change.undo', input: { run_id } }, caller);
}

async function titles(): Promise<string[]> {
  const { tasks } = (await server.core.application.read('task.find', {}, person)) as { tasks: Task[] };
  return tasks.map(({ title }) => title);
}

/** A run that has added a task, and adds another one before it has stopped. */
async function goingRun(user_id: string) {
  await add('first');
  const state = { stops: 0 };
  const ended = server.core.runs.began({
    run_id,
    user_id,
    stop: async () => {
      state.stops += 1;
      await add('was under way');
      ended();
    },
  });
  return state;
}

describe('undoing a run that is going on', () => {
  it('X5: it is stopped first, and what came of it until then is taken back too', async () => {
    const run = await goingRun(person.identity.user.id);
    await undo(person);
    expect(await titles()).toEqual([]);
    await undo(person);
    expect(run.stops).toBe(1);
  });

  it('X5: a run that takes back what it did itself is not stopped by that', async () => {
    const run = await goingRun(person.identity.user.id);
    await undo(agent);
    expect(run.stops).toBe(0);
    expect(await titles()).toEqual([]);
  });

  it('X5: nobody stops what runs in another’s name', async () => {
    const run = await goingRun('somebody-else');
    await undo(person);
    expect(run.stops).toBe(0);
  });
});
