import { z } from 'zod';
import { LockstepError } from './lockstep-error.ts';

interface FieldFault {
  readonly path: string;
  readonly message: string;
}

function shapeAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] | undefined {
  let current: unknown = schema;
  for (const step of path) {
    current = unwrap(current);
    if (current instanceof z.ZodObject) current = current.shape[String(step)];
    else if (current instanceof z.ZodArray) current = current.element;
    else return undefined;
  }
  current = unwrap(current);
  return current instanceof z.ZodObject ? Object.keys(current.shape) : undefined;
}

function unwrap(schema: unknown): unknown {
  let current = schema;
  while (current instanceof z.ZodOptional || current instanceof z.ZodNullable || current instanceof z.ZodDefault) {
    current = current.unwrap();
  }
  return current;
}

function wordIssue(schema: z.ZodType, issue: z.core.$ZodIssue): FieldFault[] {
  const path = issue.path.map(String).join('.');
  if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }];
  const valid = shapeAt(schema, issue.path);
  const hint = valid === undefined ? '' : ` Valid fields: ${valid.join(', ')}.`;
  return issue.keys.map((key) => ({
    path: path === '' ? key : `${path}.${key}`,
    message: `Unknown field "${key}".${hint}`,
  }));
}

/**
 * Parses outside input; a fault becomes VALIDATION_FAILED whose `errors` name each field, and an unknown field is
 * answered with the valid ones (contract, "Errors").
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.flatMap((issue) => wordIssue(schema, issue));
  const first = errors[0];
  const detail =
    first === undefined ? 'The input is invalid.' : `${first.path === '' ? 'Input' : first.path}: ${first.message}`;
  throw new LockstepError('VALIDATION_FAILED', detail, { errors });
}
