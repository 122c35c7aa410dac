import { randomUUID } from 'node:crypto';
import { type OperationName, type ReadOperation, registry, type WriteOperation } from '@lockstep/protocol';
import { z } from 'zod';

type Fields = Readonly<Record<string, unknown>>;

interface JsonSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly enum?: readonly unknown[];
  readonly format?: string;
}

/** What fields of these names are given, in an operation and in a tool. */
const byName: Readonly<Record<string, (id: string) => unknown>> = {
  id: (id) => id,
  ids: (id) => [id],
  op_id: (id) => id,
  title: () => `Made ${randomUUID()}`,
  name: () => `Made ${randomUUID()}`,
  to: () => '2026-12-04',
  project: () => 'inbox',
  // Reads are to show all that there is.
  since_seq: () => 0,
  overdue: () => undefined,
};

/** An operation's example, with this id for the record's; a name of its own where it has one. */
export function inputOf(name: OperationName, id: string): Fields {
  const operation: ReadOperation | WriteOperation = registry[name];
  // Its example names a person by address.
  const example = name === 'member.add' ? { id, role: 'viewer' } : operation.example.input;
  const entries = Object.entries(example);
  const made = entries.map(([field, value]) => [field, field in byName ? byName[field]?.(id) : value] as const);
  return Object.fromEntries(made.filter(([, value]) => value !== undefined));
}

/** Fields that are given though nothing requires them: the first of these, where the required ones say nothing yet. */
const telling = ['op_id', 'set', 'priority', 'name', 'project'];

function objectOf({ properties = {}, required = [] }: JsonSchema, id: string, isWhole: boolean): Fields {
  const saysNothing = !isWhole && required.every((name) => name === 'id');
  const more = saysNothing || required.length === 0 ? telling.filter((name) => name in properties).slice(0, 1) : [];
  const names = Object.keys(properties).filter((name) => required.includes(name) || more.includes(name));
  return Object.fromEntries(names.map((name) => [name, valueOf(name, properties[name] ?? {}, id)]));
}

function valueOf(name: string, schema: JsonSchema, id: string): unknown {
  const made = byName[name]?.(id);
  if (made !== undefined) return made;
  if (schema.type === 'object') return objectOf(schema, id, false);
  if (schema.type === 'array') return [valueOf('', schema.items ?? {}, id)];
  if (schema.enum !== undefined) return schema.enum[0];
  throw new Error(`The matrix does not know what to give as “${name}”: say it in matrix/door/made-input.ts.`);
}

/** The least that a tool takes, about the record of this id. */
export function toolInputOf(schema: z.ZodObject, id: string): Fields {
  const input = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  const isRead = (input.required ?? []).length === 0 && !('op_id' in (input.properties ?? {}));
  return isRead ? {} : objectOf(input, id, true);
}

/** Fields of an operation that name another record, by id or by name. */
export function referenceFields(name: OperationName): readonly { readonly field: string; readonly isList: boolean }[] {
  const schema = z.toJSONSchema(registry[name].input, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  const named = new Set(['project', 'parent', 'assignee']);
  return Object.entries(schema.properties ?? {}).flatMap(([field, { format, items }]) => {
    if (field === 'id' || field === 'workspace_id') return [];
    const isList = items?.format === 'uuid';
    return named.has(field) || format === 'uuid' || isList ? [{ field, isList }] : [];
  });
}
