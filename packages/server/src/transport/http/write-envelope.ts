import {
  identifierSchema,
  LockstepError,
  operationIdSchema,
  parseInput,
  timeZoneSchema,
  type FieldError,
} from '@lockstep/protocol';
import { z } from 'zod';
import type { ApiExchange } from './api-exchange.ts';

/** What every write takes beside its input. */
export const writeQuerySchema = z.strictObject({
  workspace_id: identifierSchema.optional().describe('Default: your personal workspace.'),
  time_zone: timeZoneSchema.optional().describe('Zone in which “today” is judged. Default: the profile’s zone.'),
});

export function invalid(path: string, message: string): LockstepError {
  const errors: FieldError[] = [{ path, message }];
  return new LockstepError('VALIDATION_FAILED', `${path}: ${message}`, { errors });
}

/**
 * The caller's idempotency key (S3) from the header, undefined if there is none.
 *
 * @throws LockstepError VALIDATION_FAILED if it cannot be an op_id.
 */
export function idempotencyKey(exchange: ApiExchange): string | undefined {
  const key = exchange.request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  const parsed = operationIdSchema.safeParse(key);
  if (parsed.success) return parsed.data;
  throw invalid('Idempotency-Key', parsed.error.issues[0]?.message ?? 'is no valid op_id');
}

export type Fields = Readonly<Record<string, unknown>>;

/** @throws LockstepError VALIDATION_FAILED if the body is no JSON object. */
export function objectBody(body: unknown): Fields {
  if (body === undefined) return {};
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Fields;
  const message = Array.isArray(body) ? 'a list goes under “items”' : 'must be a JSON object';
  throw new LockstepError('VALIDATION_FAILED', `Body: ${message}.`, { errors: [{ path: '', message }] });
}

/** Parses a body's or query's `workspace_id`. */
export function workspaceIdOf(value: unknown): string | undefined {
  return parseInput(writeQuerySchema, { workspace_id: value }).workspace_id;
}
