import type { JsonSchema } from './api-document.ts';

const componentPrefix = '#/components/schemas/';

/** Name of the component a reference points at; undefined for what is no reference. */
export function referredName(schema: JsonSchema): string | undefined {
  return schema.$ref?.slice(componentPrefix.length);
}

function bounds({ minimum, maximum, minLength, maxLength, minItems, maxItems }: JsonSchema): string {
  const parts: string[] = [];
  const add = (low: number | undefined, high: number | undefined, unit: string) => {
    if (low === undefined && high === undefined) return;
    const range = high === undefined ? `≥ ${low}` : low === undefined ? `≤ ${high}` : `${low}–${high}`;
    parts.push(unit === '' ? range : `${range} ${unit}`);
  };
  add(minimum, maximum, '');
  add(minLength, maxLength, 'characters');
  add(minItems, maxItems, 'items');
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

function alternatives(schemas: readonly JsonSchema[]): string {
  return [...new Set(schemas.map(describeType))].join(' | ');
}

/** A schema's type in a few words: `string (1–500 characters) | null`, `Task[]`, `"open" | "done"`. */
export function describeType(schema: JsonSchema): string {
  const name = referredName(schema);
  if (name !== undefined) return name;
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return alternatives(choices);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.type === 'array') {
    const element = describeType(schema.items ?? {});
    return `${element.includes(' ') ? `(${element})` : element}[]${bounds(schema)}`;
  }
  if (schema.type === 'object') {
    const fields = Object.keys(schema.properties ?? {});
    return fields.length === 0 ? 'object' : `{ ${fields.join(', ')} }`;
  }
  if (schema.type === undefined) return 'anything';
  const type = typeof schema.type === 'string' ? schema.type : schema.type.join(' | ');
  return `${schema.format ?? type}${bounds(schema)}`;
}
