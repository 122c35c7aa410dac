import { LockstepError, type OperationName, registry, type Role, scopes } from '@lockstep/protocol';
import { describe, expect, test } from 'vitest';
import { authorise } from './authorise.ts';

const operations = Object.keys(registry) as OperationName[];

function answer(role: Role | undefined, operation: OperationName, granted = [...scopes]): string {
  try {
    authorise({ role, scopes: granted }, operation);
    return 'passes';
  } catch (error) {
    return error instanceof LockstepError ? error.code : String(error);
  }
}

describe('authorise', () => {
  test.each(operations)('S6: %s by role', (operation) => {
    const writes = registry[operation].kind === 'write';
    expect(answer(undefined, operation)).toBe('NOT_FOUND');
    expect(answer('viewer', operation)).toBe(writes ? 'FORBIDDEN' : 'passes');
    expect(answer('editor', operation)).toBe('passes');
    expect(answer('owner', operation)).toBe('passes');
  });

  test.each(operations)('S6: %s needs its scope, whatever the role', (operation) => {
    const others = scopes.filter((scope) => scope !== registry[operation].scope);
    expect(answer('owner', operation, others)).toBe('INSUFFICIENT_SCOPE');
    expect(answer(undefined, operation, [])).toBe('NOT_FOUND');
  });
});
