import { expect, test } from 'vitest';
import { operationKinds } from './operation-kinds.ts';
import { registry } from './registry.ts';

test('the kinds are those of the registry, in its order', () => {
  const declared = Object.values(registry).map(({ name, kind }) => [name, kind]);
  expect(Object.entries(operationKinds)).toEqual(declared);
});
