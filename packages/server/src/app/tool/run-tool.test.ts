import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTool, LockstepError, type Scope, type Tool } from '@lockstep/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeCore, type Core } from '../../compose/compose-core.ts';
import { systemEnvironment } from '../../compose/system-environment.ts';
import { readConfig } from '../../config/read-config.ts';
import { createLogger } from '../../observability/logger.ts';
import { callerOf, type Caller } from '../caller.ts';
import { carryOut } from './carry-out.ts';
import { planCall } from './plan-call.ts';
import { runTool, type ToolContext } from './run-tool.ts';
import type { Moment } from './tool-language.ts';

let folder: string;
let core: Core;
let caller: Caller;
let calls = 0;

function toolOf(name: string): Tool {
  const tool = findTool(name);
  if (tool === undefined) throw new Error(`no tool ${name}`);
  return tool;
}

const heard: Moment[] = [];

function contextOf(op_id = `call-${(calls += 1)}`): ToolContext {
  return {
    language: {
      parseDate: (text, moment) => {
        heard.push(moment);
        return text === 'friday' ? { due_date: '2026-11-27' } : { problem: `“${text}” is no date.` };
      },
      parseRecurrence: () => ({ rrule: 'FREQ=DAILY', anchor: 'due' }),
    },
    now: 1_795_392_000_000,
    opId: () => op_id,
  };
}

function run(name: string, input: unknown, context = contextOf(), as = caller) {
  return runTool(core.application, toolOf(name), input, as, context);
}

async function refusal(name: string, input: unknown, as = caller): Promise<LockstepError> {
  const outcome: unknown = await run(name, input, contextOf(), as).catch((error: unknown) => error);
  if (outcome instanceof LockstepError) return outcome;
  throw new Error(`${name} was not refused`, { cause: outcome });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-tool-'));
  const config = readConfig({ LOCKSTEP_DATA: folder, LOG_LEVEL: 'fatal' }, folder);
  const logger = createLogger({ level: 'fatal', output: process.stderr });
  core = await composeCore({ config, logger, environment: systemEnvironment });
  await core.auth.registration.ensureOwner();
  const identity = await core.auth.localIdentity();
  if (identity === undefined) throw new Error('there is no owner');
  caller = callerOf(identity, { kind: 'mcp', client: 'Test 1.0', run_id: 'run-1', time_zone: 'Europe/Berlin' });
});

afterAll(async () => {
  await core.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a tool call', () => {
  test('is one operation under the key it was given, presented for models and worded for people', async () => {
    const { presented, words, answer } = await run('add_tasks', { tasks: [{ title: 'Milk', due_text: 'friday' }] });
    expect(presented).toMatchObject({ op_id: `call-${calls}`, tasks: [{ title: 'Milk', due_date: '2026-11-27' }] });
    expect(words).toBe('Added “Milk”');
    expect(answer).toMatchObject({ items: [{ task: { title: 'Milk', created_by: caller.actor } }] });
    expect(heard.at(-1)).toEqual({ now: 1_795_392_000_000, time_zone: 'Europe/Berlin' });
  });

  test('S3: repeated under the same key it does nothing twice', async () => {
    const context = contextOf('the-same');
    const first = await run('add_tasks', { tasks: [{ title: 'Once' }] }, context);
    const second = await run('add_tasks', { tasks: [{ title: 'Once' }] }, context);
    expect(second.presented).toEqual(first.presented);
    const { presented } = await run('find_tasks', { query: 'Once' });
    expect(presented['tasks']).toHaveLength(1);
  });

  test('names tasks by title', async () => {
    await run('add_tasks', { tasks: [{ title: 'Bread' }] });
    const { words } = await run('complete_tasks', { ids: ['bread'] });
    expect(words).toBe('Completed “Bread”');
  });

  test('an operation’s error names the field in the tool’s terms', async () => {
    const error = await refusal('add_tasks', { tasks: [{ title: 'a' }, { title: 'b', recurrence: 'FREQ=RARELY' }] });
    expect(error.code).toBe('VALIDATION_FAILED');
    expect(error.errors[0]?.path).toBe('tasks.1.recurrence.rrule');
  });

  test('words that are no date are refused before anything is written', async () => {
    const error = await refusal('add_tasks', { tasks: [{ title: 'Soon', due_text: 'someday' }] });
    expect(error.errors).toEqual([{ path: 'tasks.0.due_text', message: '“someday” is no date.' }]);
  });

  test('a credential without the tool’s scope is refused, before names are looked up', async () => {
    const narrow: Caller = { ...caller, identity: { ...caller.identity, scopes: new Set<Scope>(['tasks:read']) } };
    const error = await refusal('complete_tasks', { ids: ['nothing of that name'] }, narrow);
    expect(error.code).toBe('INSUFFICIENT_SCOPE');
  });
});

describe('a planned call', () => {
  test('can be kept and carried out later', async () => {
    await run('add_tasks', { tasks: [{ title: 'Old logs' }] });
    const context = contextOf();
    const planned = await planCall(core.application, toolOf('delete_tasks'), { ids: ['old logs'] }, caller, context);
    expect(planned.plan).toMatchObject({ kind: 'write', operation: 'task.delete' });
    expect((await run('find_tasks', { query: 'Old logs' })).presented['tasks']).toHaveLength(1);
    const { words } = await carryOut(core.application, planned, caller, context);
    expect(words).toBe('Deleted “Old logs”');
  });
});
