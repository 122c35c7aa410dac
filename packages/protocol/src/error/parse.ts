import { z } from 'zod';
import { LockstepError } from './lockstep-error.ts';

/** Most faults named in one answer, and most of an unknown field's name that is repeated: an answer must not outgrow its question. */
const maxFaults = 50;
const maxKeyLength = 100;

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

/** Whether there is nothing at all where the issue is. */
function isMissing(value: unknown, path: readonly PropertyKey[]): boolean {
  let current = value;
  for (const step of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, step)) return true;
    current = Reflect.get(current, step);
  }
  return current === undefined;
}

function wordMessage(issue: z.core.$ZodIssue, value: unknown): string {
  if (isMissing(value, issue.path)) return 'is required';
  if (issue.code === 'invalid_value')
    return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.join(', ')}`;
  return issue.message;
}

function wordIssue(schema: z.ZodType, issue: z.core.$ZodIssue, value: unknown): FieldFault[] {
  const path = issue.path.map(String).join('.');
  if (issue.code !== 'unrecognized_keys') return [{ path, message: wordMessage(issue, value) }];
  const valid = shapeAt(schema, issue.path);
  const hint = valid === undefined ? '' : ` Valid fields: ${valid.join(', ')}.`;
  return issue.keys.slice(0, maxFaults).map((unknownKey) => {
    const key = unknownKey.slice(0, maxKeyLength);
    return { path: path === '' ? key : `${path}.${key}`, message: `Unknown field "${key}".${hint}` };
  });
}

/**
 * Parses outside input; a fault becomes VALIDATION_FAILED whose `errors` name each field, and an unknown field is
 * answered with the valid ones (contract, "Errors").
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues
    .slice(0, maxFaults)
    .flatMap((issue) => wordIssue(schema, issue, value))
    .slice(0, maxFaults);
  const first = errors[0];
  const detail =
    first === undefined ? 'The input is invalid.' : `${first.path === '' ? 'Input' : first.path}: ${first.message}`;
  throw new LockstepError('VALIDATION_FAILED', detail, { errors });
}
