import { expect, it } from 'vitest';
import type { JsonSchema } from './api-document.ts';
import { describeType } from './describe-type.ts';

it.each<[JsonSchema, string]>([
  [{ type: 'string', minLength: 1, maxLength: 500 }, 'string (1–500 characters)'],
  [{ type: 'string', format: 'uuid' }, 'uuid'],
  [{ type: 'integer', minimum: 0 }, 'integer (≥ 0)'],
  [{ type: 'integer', minimum: 1, maximum: 500 }, 'integer (1–500)'],
  [{ $ref: '#/components/schemas/Task' }, 'Task'],
  [{ type: 'array', items: { $ref: '#/components/schemas/Task' } }, 'Task[]'],
  [
    { type: 'array', items: { type: 'string', maxLength: 50 }, maxItems: 20 },
    '(string (≤ 50 characters))[] (≤ 20 items)',
  ],
  [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 'string | null'],
  [{ enum: ['open', 'done'] }, '"open" | "done"'],
  [{ const: 1 }, '1'],
  [{ type: ['string', 'number'] }, 'string | number'],
  [{ type: 'object', properties: { a: {}, b: {} } }, '{ a, b }'],
  [{ type: 'object' }, 'object'],
  [{}, 'anything'],
])('%j is %s', (schema, words) => {
  expect(describeType(schema)).toBe(words);
});
