import { z } from 'zod';
import { actorSchema } from '../../packages/protocol/src/entity/actor.ts';
import { memberSchema } from '../../packages/protocol/src/entity/member.ts';
import { projectSchema } from '../../packages/protocol/src/entity/project.ts';
import { recurrenceSchema } from '../../packages/protocol/src/entity/recurrence.ts';
import { taskSchema } from '../../packages/protocol/src/entity/task.ts';
import { workspaceRecordSchema } from '../../packages/protocol/src/entity/workspace-record.ts';
import { problemSchema } from '../../packages/protocol/src/error/problem.ts';
import { changeEventSchema } from '../../packages/protocol/src/wire/change-event.ts';
import { escapeCell, table } from './markdown.ts';

/** Schemas that are described once and linked everywhere else. */
const named = z.registry<{ id: string }>();
named.add(taskSchema, { id: 'Task' });
named.add(projectSchema, { id: 'Project' });
named.add(memberSchema, { id: 'Member' });
named.add(workspaceRecordSchema, { id: 'WorkspaceRecord' });
named.add(actorSchema, { id: 'Actor' });
named.add(recurrenceSchema, { id: 'Recurrence' });
named.add(problemSchema, { id: 'Problem' });
named.add(changeEventSchema, { id: 'Change' });

const homes: Readonly<Record<string, string>> = {
  Task: 'entities.md#task',
  Project: 'entities.md#project',
  Member: 'entities.md#member',
  WorkspaceRecord: 'entities.md#workspacerecord',
  Actor: 'entities.md#actor',
  Recurrence: 'entities.md#recurrence',
  Problem: 'errors.md',
  Change: 'frames.md#changes',
};

const formats: Readonly<Record<string, string>> = {
  uuid: 'UUID',
  date: '`YYYY-MM-DD`',
  'date-time': 'ISO 8601 UTC',
  email: 'e-mail address',
};

type JsonSchema = z.core.JSONSchema.JSONSchema;
type Inner = z.core.JSONSchema._JSONSchema | undefined;

function asSchema(schema: Inner): JsonSchema {
  return typeof schema === 'object' ? schema : {};
}

function elementOf(schema: JsonSchema): JsonSchema {
  return Array.isArray(schema.items) ? {} : asSchema(schema.items);
}

function bounds(low: number | undefined, high: number | undefined, unit: string): string {
  const [from, to] = [low ?? 0, high ?? Number.MAX_SAFE_INTEGER];
  if (to < Number.MAX_SAFE_INTEGER) return from > 0 ? ` (${from}–${to}${unit})` : ` (≤ ${to}${unit})`;
  return from > 0 ? ` (≥ ${from}${unit})` : '';
}

function wordString(schema: JsonSchema): string {
  if (schema.format !== undefined) return formats[schema.format] ?? schema.format;
  return `text${bounds(schema.minLength, schema.maxLength, ' characters')}`;
}

function wordNumber(schema: JsonSchema): string {
  const kind = schema.type === 'integer' ? 'integer' : 'number';
  const { minimum } = schema;
  const low = minimum === -Number.MAX_SAFE_INTEGER ? undefined : minimum;
  return `${kind}${bounds(low, schema.maximum, '')}`;
}

/** A type in words, with links to what is described elsewhere. */
function wordType(schema: JsonSchema): string {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
    return `[${name}](${homes[name] ?? '#'})`;
  }
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${String(value)}\``).join(', ');
  const options = schema.anyOf ?? schema.oneOf;
  if (options !== undefined) return options.map((option) => wordType(asSchema(option))).join(' or ');
  if (Array.isArray(schema.type)) return schema.type.map((type) => wordType({ ...schema, type })).join(' or ');
  if (schema.type === 'array') {
    return `list${bounds(schema.minItems, schema.maxItems, '')} of ${wordType(elementOf(schema))}`;
  }
  if (schema.type === 'string') return wordString(schema);
  if (schema.type === 'integer' || schema.type === 'number') return wordNumber(schema);
  if (schema.type === 'object') {
    const values = asSchema(schema.additionalProperties);
    return schema.properties === undefined && values.type !== undefined
      ? `map of UUID to ${wordType(values)}`
      : 'object';
  }
  return typeof schema.type === 'string' ? schema.type : 'anything';
}

interface FieldRow {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly required: boolean;
}

/** The objects inside a field whose own fields are listed below it: `recurrence.rrule`, `subtasks[].title`. */
function nested(name: string, schema: JsonSchema): FieldRow[] {
  const options = [schema, ...(schema.anyOf ?? []).map(asSchema)];
  const inner = options.flatMap((option) => {
    if (option.type === 'object' && option.properties !== undefined) return [{ prefix: `${name}.`, object: option }];
    const element = elementOf(option);
    if (option.type === 'array' && element.properties !== undefined) return [{ prefix: `${name}[].`, object: element }];
    return [];
  });
  return inner.flatMap(({ prefix, object }) => rowsOf(object, prefix));
}

function rowsOf(schema: JsonSchema, prefix = ''): FieldRow[] {
  const required = new Set(schema.required);
  return Object.entries(schema.properties ?? {}).flatMap(([key, value]) => {
    const name = `${prefix}${key}`;
    const field = asSchema(value);
    return [{ name, schema: field, required: required.has(key) }, ...nested(name, field)];
  });
}

function meaningOf({ description, default: fallback }: JsonSchema): string {
  const given = fallback === undefined ? '' : `Default \`${JSON.stringify(fallback)}\`.`;
  return [description ?? '', given].filter((part) => part !== '').join(' ');
}

/** With links to the named schemas, and with the descriptions, which live in a registry of their own. */
function jsonSchemaOf(schema: z.ZodObject, io: 'input' | 'output'): JsonSchema {
  return z.toJSONSchema(schema, {
    io,
    metadata: named,
    override: ({ zodSchema, jsonSchema }) => {
      const description = z.globalRegistry.get(zodSchema)?.description;
      if (description !== undefined) jsonSchema.description = description;
    },
  });
}

/** The fields of an object schema as a Markdown table; of what is sent (`input`) or of what comes back (`output`). */
export function fieldTable(schema: z.ZodObject, io: 'input' | 'output'): string {
  // The schema itself must not become a mere link when it is one of the named ones.
  const whole = z.object(schema.shape);
  const rows = rowsOf(jsonSchemaOf(whole, io));
  if (rows.length === 0) return '*No fields.*';
  return table(
    ['Field', 'Type', io === 'input' ? 'Needed' : 'Always there', 'Meaning'],
    rows.map(({ name, schema: field, required }) => [
      `\`${name}\``,
      wordType(field),
      required ? 'yes' : '',
      escapeCell(meaningOf(field)),
    ]),
  );
}
