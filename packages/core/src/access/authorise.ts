import { isWriteName, LockstepError, type OperationName, type Role, registry, type Scope } from '@lockstep/protocol';

/** Who asks: the role in the workspace (none for strangers) and what the credential covers. */
export interface Rights {
  readonly role: Role | undefined;
  readonly scopes: readonly Scope[];
}

/**
 * Lets pass whoever may do an operation in a workspace: members read, editors and owners write, each within the scopes of
 * the credential. To a stranger a workspace answers as if it did not exist.
 *
 * @throws LockstepError NOT_FOUND, FORBIDDEN, INSUFFICIENT_SCOPE
 */
export function authorise({ role, scopes }: Rights, operation: OperationName): void {
  if (role === undefined) throw new LockstepError('NOT_FOUND', 'There is no workspace with this id.');
  const { scope } = registry[operation];
  if (!scopes.includes(scope)) {
    throw new LockstepError('INSUFFICIENT_SCOPE', `The credential does not cover ${scope}.`);
  }
  if (role === 'viewer' && isWriteName(operation)) {
    throw new LockstepError('FORBIDDEN', 'Viewers may read this workspace, not change it.');
  }
}
