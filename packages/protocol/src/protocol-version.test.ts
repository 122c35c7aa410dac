import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { problemSchema } from './error/problem.ts';
import { userSchema } from './entity/user.ts';
import { workspaceSchema } from './entity/workspace.ts';
import { operationRequestSchema } from './operation/operation-request.ts';
import { registry } from './operation/registry.ts';
import { oldestProtocolVersion, protocolVersion } from './protocol-version.ts';
import { downFrameSchema } from './wire/down.ts';
import { plainMessageSchema } from './wire/plain.ts';
import { snapshotSchema } from './wire/snapshot.ts';
import { upFrameSchema } from './wire/up.ts';

/**
 * Of everything that travels, descriptions aside. When this test fails, the wire has changed:
 *
 * - A client or server that speaks the old form still understands the new one and the other way round (a new optional
 *   input field, a new operation, a new field in an answer): put the new hash here.
 * - Otherwise (a field removed, renamed, made required or of another type, a value no longer allowed, a new frame that
 *   must be answered): raise `protocolVersion` first, say in `oldestProtocolVersion` what is still spoken, then put the
 *   new version and hash here.
 */
const pinned = {
  version: 1,
  hash: 'fc99158b2f290ead',
};

function jsonOf(schema: z.ZodType, io: 'input' | 'output'): unknown {
  return z.toJSONSchema(schema, {
    io,
    override: ({ jsonSchema }) => {
      delete jsonSchema.description;
    },
  });
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

function wireHash(): string {
  const operations = Object.values(registry).map(({ name, kind, input, result, http }) => ({
    name,
    kind,
    http,
    input: jsonOf(input, 'input'),
    result: jsonOf(result, 'output'),
  }));
  const wire = {
    up: jsonOf(upFrameSchema, 'input'),
    down: jsonOf(downFrameSchema, 'output'),
    plain: jsonOf(plainMessageSchema, 'output'),
    snapshot: jsonOf(snapshotSchema, 'output'),
    problem: jsonOf(problemSchema, 'output'),
    request: jsonOf(operationRequestSchema, 'input'),
    user: jsonOf(userSchema, 'output'),
    workspace: jsonOf(workspaceSchema, 'output'),
    operations,
  };
  return createHash('sha256')
    .update(JSON.stringify(sorted(wire)))
    .digest('hex')
    .slice(0, 16);
}

test('C8: an incompatible change of the wire raises the protocol version', () => {
  expect({ version: protocolVersion, hash: wireHash() }).toEqual(pinned);
});

test('C8: the versions still spoken end with the present one', () => {
  expect(oldestProtocolVersion).toBeGreaterThan(0);
  expect(oldestProtocolVersion).toBeLessThanOrEqual(protocolVersion);
});
