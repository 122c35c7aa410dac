import { z } from 'zod';

export type QueryInput = Record<string, unknown>;

type Coercion = (text: string) => unknown;

const asText: Coercion = (text) => text;
// What does not look like a number or a boolean stays text, so that the schema's own message names it.
const asNumber: Coercion = (text) => (/^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text);
const asBoolean: Coercion = (text) => (text === 'true' ? true : text === 'false' ? false : text);

function bare(schema: unknown): unknown {
  let current = schema;
  while (current instanceof z.ZodOptional || current instanceof z.ZodNullable || current instanceof z.ZodDefault) {
    current = current.unwrap();
  }
  return current;
}

function coercionOf(schema: unknown): Coercion {
  const type = bare(schema);
  if (type instanceof z.ZodNumber) return asNumber;
  if (type instanceof z.ZodBoolean) return asBoolean;
  return asText;
}

function readField(schema: unknown): (values: readonly string[]) => unknown {
  const type = bare(schema);
  if (type instanceof z.ZodArray) {
    const element = coercionOf(type.element);
    return (values) =>
      values.flatMap((value) => (value === '' ? [] : value.split(',').map((part) => element(part.trim()))));
  }
  const coerce = coercionOf(type);
  return (values) => (values.length === 1 ? coerce(values[0] ?? '') : values);
}

/**
 * Makes a reader of query strings for an input's schema: numbers, booleans and comma-separated (or repeated) lists
 * become what the schema wants; unknown fields are passed on as text, for the schema to name.
 *
 * @example queryReader(taskFind.input)('overdue=true&labels=home,work') // { overdue: true, labels: ['home', 'work'] }
 */
export function queryReader(schema: z.ZodObject): (query: string) => QueryInput {
  const fields = new Map(Object.entries(schema.shape).map(([name, field]) => [name, readField(field)]));
  return (query) => {
    if (query === '') return {};
    const params = new URLSearchParams(query);
    const names = new Set(params.keys());
    return Object.fromEntries([...names].map((name) => [name, (fields.get(name) ?? asIs)(params.getAll(name))]));
  };
}

function asIs(values: readonly string[]): unknown {
  return values.length === 1 ? values[0] : values;
}
