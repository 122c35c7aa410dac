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
    // Everyone may leave; that only owners remove others is that operation's rule.
    const viewerMay = !writes || operation === 'member.remove';
    expect(answer('viewer', operation)).toBe(viewerMay ? 'passes' : 'FORBIDDEN');
    const ownersOnly = operation === 'member.add' || operation === 'member.set_role';
    expect(answer('editor', operation)).toBe(ownersOnly ? 'FORBIDDEN' : 'passes');
    expect(answer('owner', operation)).toBe('passes');
  });

  test.each(operations)('S6: %s needs its scope, whatever the role', (operation) => {
    const others = scopes.filter((scope) => scope !== registry[operation].scope);
    expect(answer('owner', operation, others)).toBe('INSUFFICIENT_SCOPE');
    expect(answer(undefined, operation, [])).toBe('NOT_FOUND');
  });
});
