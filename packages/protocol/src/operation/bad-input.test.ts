import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LockstepError } from '../error/lockstep-error.ts';
import { parseInput } from '../error/parse.ts';
import { toProblem } from '../error/to-problem.ts';
import { plainContext, readerOf, taskOf } from '../tool/fixture.testing.ts';
import { planTool } from '../tool/plan-tool.ts';
import { tools } from '../tool/tools.ts';
import { upFrameSchema } from '../wire/up.ts';
import { parseOperationInput } from './operation-input.ts';
import { isWriteName } from './operation-kinds.ts';
import { registry, type OperationName } from './registry.ts';

const seed = 20261123;
const names = Object.keys(registry) as OperationName[];

const hostileText = fc.constantFrom('__proto__', 'constructor', '\u0000', '\ud800', '\u202e', "' OR 1=1 --", '🏴‍☠️', ' ');
const hostileNumber = fc.constantFrom(1e308, -0, Number.MAX_SAFE_INTEGER + 1, 0.1, -1);
const hostile = fc.oneof(fc.jsonValue({ maxDepth: 3 }), hostileText, hostileNumber);

/** What a caller could have meant, with one thing wrong somewhere. */
function damaged(value: unknown): fc.Arbitrary<unknown> {
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    return fc.oneof(hostile, ...list.map((inner, index) => damaged(inner).map((bad) => list.with(index, bad))));
  }
  if (typeof value !== 'object' || value === null) return hostile;
  const entries: [string, unknown][] = Object.entries(value);
  const inner = entries.map(([key, old]) => damaged(old).map((bad) => ({ ...value, [key]: bad })));
  const added = fc.tuple(fc.oneof(fc.string(), hostileText), hostile).map(([key, bad]) => ({ ...value, [key]: bad }));
  const missing = entries.map(([key]) => fc.constant(Object.fromEntries(entries.filter(([name]) => name !== key))));
  return fc.oneof(hostile, added, ...inner, ...missing);
}

/** Whether an attempt either succeeds or is refused as problem details that are not long. */
function isClean(error: unknown): boolean {
  if (error === undefined) return true;
  if (!(error instanceof LockstepError)) throw new Error('not refused but broken', { cause: error });
  return JSON.stringify(toProblem(error)).length < 60_000;
}

function outcome(attempt: () => unknown): unknown {
  try {
    attempt();
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('whatever is sent', () => {
  test.each(names)('%s parses it or names what is wrong', (name) => {
    const example: unknown = registry[name].example.input;
    const parse = (input: unknown) =>
      isWriteName(name) ? parseOperationInput(name, input) : parseInput(registry[name].input, input);
    const input = fc.oneof(damaged(example), damaged({ items: [example], on_error: 'skip' }));
    fc.assert(
      fc.property(input, (sent) => {
        expect(isClean(outcome(() => parse(sent)))).toBe(true);
      }),
      { seed, numRuns: 150 },
    );
  });

  test('a frame is parsed, or what is wrong with it is named', () => {
    const op = { type: 'op', op_id: 'a', workspace_id: taskOf(1).workspace_id, operation: 'task.add', input: {} };
    const hello = { type: 'hello', protocol: 1, client_id: 'c', epoch: 'e', cursors: { [op.workspace_id]: 3 } };
    fc.assert(
      fc.property(fc.oneof(damaged(op), damaged(hello)), (sent) => {
        expect(isClean(outcome(() => parseInput(upFrameSchema, sent)))).toBe(true);
      }),
      { seed, numRuns: 300 },
    );
  });

  test.each(tools.map((tool) => [tool.name, tool] as const))(
    '%s plans it or names what is wrong',
    async (_name, tool) => {
      const read = readerOf([taskOf(1, { title: 'Milk' })]);
      const example = {
        ids: ['Milk'],
        to: '2026-12-01',
        items: [{ id: 'Milk', name: 'Home', project: 'Home', archived: true }],
        tasks: [{ id: 'Milk', title: 'Milk', set: { priority: 'low', due_text: 'tomorrow 5pm' }, clear: ['notes'] }],
        query: 'milk',
        since_seq: 3,
        op_id: 'o',
      };
      const own = Object.fromEntries(Object.entries(example).filter(([field]) => field in tool.input.shape));
      await fc.assert(
        fc.asyncProperty(damaged(own), async (sent) => {
          const error: unknown = await planTool(tool, sent, plainContext, read).then(
            () => undefined,
            (reason: unknown) => reason,
          );
          expect(isClean(error)).toBe(true);
        }),
        { seed, numRuns: 100 },
      );
    },
  );
});
