import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { errorCatalogue } from '../error/catalogue.ts';
import { LockstepError } from '../error/lockstep-error.ts';
import { parseInput } from '../error/parse.ts';
import type { ReadOperation, WriteOperation } from './define-operation.ts';
import { parseOperationInput } from './operation-input.ts';
import { isOperationName, isWriteName } from './operation-kinds.ts';
import { registry, type OperationName } from './registry.ts';

const names = Object.keys(registry) as OperationName[];
const operations: readonly (ReadOperation | WriteOperation)[] = Object.values(registry);
const writes = operations.filter((operation) => operation.kind === 'write');
const routes = operations.flatMap((operation) => operation.http.map((route) => ({ operation, route })));

describe('the registry', () => {
  test('keys are names', () => {
    expect(operations.map(({ name }) => name)).toEqual(names);
    expect(isOperationName('task.add')).toBe(true);
    expect(isOperationName('toString')).toBe(false);
    expect(isOperationName('__proto__')).toBe(false);
    expect(isWriteName('task.find')).toBe(false);
  });

  test('each route is there once, whatever its parameters are called', () => {
    const seen = routes.map(({ route }) => `${route.method} ${route.path.replaceAll(/\{[^}]+\}/g, '{}')}`);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('what a path names is a field of the input', () => {
    for (const { operation, route } of routes) {
      const parameters = [...route.path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
      expect(Object.keys(operation.input.shape), operation.name).toEqual(expect.arrayContaining(parameters));
    }
  });

  test('reads are asked with GET, writes never; only a create answers 201', () => {
    for (const { operation, route } of routes) {
      expect(route.method === 'GET', operation.name).toBe(operation.kind === 'read');
      expect(route.status === 201, `${operation.name} ${route.path}`).toBe(
        ['POST /tasks', 'POST /projects', 'POST /workspaces', 'POST /members'].includes(
          `${route.method} ${route.path}`,
        ),
      );
    }
  });

  test.each(operations)('$name: example, summary, scope and errors are in order', (operation) => {
    expect(() => parseInput(operation.input, operation.example.input)).not.toThrow();
    expect(operation.summary).toMatch(/^[A-Z].*\.$/);
    expect(new Set(operation.errors).size).toBe(operation.errors.length);
    for (const code of operation.errors) expect(errorCatalogue).toHaveProperty(code);
    expect(operation.scope === 'tasks:read').toBe(operation.kind === 'read');
  });

  test.each(operations)('$name: has schemas that can be published', (operation) => {
    expect(z.toJSONSchema(operation.input, { io: 'input' })).toMatchObject({ additionalProperties: false });
    expect(z.toJSONSchema(operation.result)).toMatchObject({ type: 'object' });
  });

  test.each(writes)('$name: is worded for one and for many, and can be refused by its op_id', ({ wording, errors }) => {
    expect(wording.many).toContain('{count}');
    expect(`${wording.one} ${wording.many}`.replaceAll(/\{(?:title|name|count)\}/g, '')).not.toMatch(/[{}]/);
    expect(errors).toContain('OPERATION_ID_REUSED');
  });

  test('what deletes needs the scope for it', () => {
    const deleting = writes.filter(({ name }) => name.endsWith('.delete'));
    expect(deleting.map(({ scope, destructive }) => [scope, destructive])).toEqual(
      deleting.map(() => ['tasks:delete', true]),
    );
  });
});

const id = '01920000-0000-7000-8000-000000000001';

function items(count: number): { items: { id: string }[] } {
  return { items: Array.from({ length: count }, () => ({ id })) };
}

describe('the input of a write', () => {
  test('one item and a list come out alike', () => {
    expect(parseOperationInput('task.complete', { id })).toEqual({ items: [{ id }], single: true, on_error: 'fail' });
    expect(parseOperationInput('task.complete', { items: [{ id }, { id }], on_error: 'skip' })).toEqual({
      items: [{ id }, { id }],
      single: false,
      on_error: 'skip',
    });
  });

  test('a list has 1 to 500 items', () => {
    expect(parseOperationInput('task.complete', items(500)).items).toHaveLength(500);
    expect(() => parseOperationInput('task.complete', items(501))).toThrow('at most 500 items');
    expect(() => parseOperationInput('task.complete', items(0))).toThrow('at least one item');
  });

  test('an operation that takes no list does not know “items”', () => {
    expect(() => parseOperationInput('change.undo', { items: [{ op_id: 'a' }] })).toThrow(LockstepError);
  });
});
