import type { SeededRandom } from '@lockstep/testkit/seeded-random';
import { z } from 'zod';
import { knownTasks, newTaskId, operationId, projectId, someTaskId, taskId } from './known-ids.ts';

/** What values are made for: which input, of which seed. */
export interface Occasion {
  readonly random: SeededRandom;
  readonly seed: number;
  readonly index: number;
}

interface JsonSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
}

const rules = [
  'FREQ=DAILY',
  'FREQ=WEEKLY;BYDAY=MO,WE,FR',
  'FREQ=MONTHLY;BYMONTHDAY=31',
  'FREQ=MONTHLY;BYDAY=-1FR',
  'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29',
  'FREQ=DAILY;INTERVAL=999;COUNT=2',
  'FREQ=WEEKLY;UNTIL=20270101',
  'FREQ=MONTHLY;BYSETPOS=-1;BYDAY=MO,TU,WE,TH,FR',
];
const dates = ['2026-12-01', '2024-02-29', '1970-01-01', '9999-12-31', '2026-03-29', '2026-10-25'];
const times = ['00:00', '02:30', '23:59'];
const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Pacific/Apia', 'Australia/Lord_Howe'];
const texts = ['Milk', 'Pay the rent 🏠', 'Überweisung', 'التقرير', 'a'.repeat(480), 'a "quoted" one', 'Task 3'];

const never = Symbol('left out');

/** What fields of these names are about. */
const byName: Readonly<Record<string, (occasion: Occasion) => unknown>> = {
  id: ({ random, index }) => someTaskId(random, index),
  ids: ({ random, index }) => [someTaskId(random, index)],
  before: ({ random, index }) => someTaskId(random, index),
  after: ({ random, index }) => someTaskId(random, index),
  project: ({ random }) => random.pick([null, projectId(0), projectId(1), 'Project 1', 'No such project']),
  parent: ({ random }) => random.pick([null, taskId(random.below(knownTasks)), 'Task 3']),
  assignee: ({ random }) => random.pick([null, 'Nobody', never]),
  workspace_id: () => never,
  rrule: ({ random }) => random.pick(rules),
  due_date: ({ random }) => random.pick([null, ...dates]),
  start_date: ({ random }) => random.pick([null, ...dates]),
  due_time: ({ random }) => random.pick([null, never, never, ...times]),
  due_zone: ({ random }) => random.pick([null, never, ...zones]),
  time_zone: ({ random }) => random.pick(zones),
  completed_at: ({ random }) => random.pick(['2026-11-22T10:00:00.000Z', '1999-01-01T00:00:00Z']),
  if_seq: ({ random }) => random.pick([never, 0, 10, 1_000_000]),
  since_seq: ({ random }) => random.below(100),
  op_id: ({ random, seed, index }) => operationId(seed, random.below(index + 1)),
  run_id: ({ random, index }) => `run-${random.below(index + 1)}`,
  cursor: () => never,
};

function numberFor({ random }: Occasion, { minimum = 0, maximum = 1000 }: JsonSchema): number {
  return Math.max(minimum, 0) + random.below(Math.max(1, Math.min(maximum, 1000) - Math.max(minimum, 0)));
}

function objectFor(occasion: Occasion, { properties = {}, required = [] }: JsonSchema): Record<string, unknown> {
  const entries = Object.entries(properties)
    .filter(([name]) => required.includes(name) || occasion.random.chance(0.25))
    .map(([name, schema]) => [name, byName[name]?.(occasion) ?? valueFor(occasion, schema)] as const)
    .filter(([, value]) => value !== never);
  return Object.fromEntries(entries);
}

function valueFor(occasion: Occasion, schema: JsonSchema): unknown {
  const { random } = occasion;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return random.pick(schema.enum);
  if (schema.anyOf !== undefined) return valueFor(occasion, random.pick(schema.anyOf) ?? {});
  switch (schema.type) {
    case 'object':
      return objectFor(occasion, schema);
    case 'array':
      return Array.from({ length: random.below(Math.min(4, schema.maxItems ?? 4)) }, () =>
        valueFor(occasion, schema.items ?? {}),
      );
    case 'integer':
    case 'number':
      return numberFor(occasion, schema);
    case 'boolean':
      return random.chance(0.5);
    case 'null':
      return null;
    default:
      return random.pick(texts);
  }
}

const schemas = new WeakMap<z.ZodType, JsonSchema>();

function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const known = schemas.get(schema) ?? (z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema);
  schemas.set(schema, known);
  return known;
}

/** A value that a schema takes, or nearly: what is asked of names and dates beyond their form may still be missing. */
export function valueForSchema(occasion: Occasion, schema: z.ZodType): Record<string, unknown> {
  return objectFor(occasion, jsonSchemaOf(schema));
}

/** An input that creates: under an id of its own, or none. */
export function withNewId(occasion: Occasion, input: Record<string, unknown>): Record<string, unknown> {
  const { id: _id, ...rest } = input;
  return occasion.random.chance(0.5) ? { ...rest, id: newTaskId(occasion.index) } : rest;
}
