import {
  isWriteName,
  LockstepError,
  type OperationName,
  type Role,
  registry,
  type Scope,
  type WriteOperation,
} from '@lockstep/protocol';

/** Who asks: the role in the workspace (none for strangers) and what the credential covers. */
export interface Rights {
  readonly role: Role | undefined;
  readonly scopes: readonly Scope[];
}

/**
 * Lets pass whoever may do an operation in a workspace: members read, editors and owners write, owners say who is a member,
 * each within the scopes of the credential. To a stranger a workspace answers as if it did not exist.
 *
 * @throws LockstepError NOT_FOUND, FORBIDDEN, INSUFFICIENT_SCOPE
 */
export function authorise({ role, scopes }: Rights, operation: OperationName): void {
  if (role === undefined) throw new LockstepError('NOT_FOUND', 'There is no workspace with this id.');
  const { scope } = registry[operation];
  if (!scopes.includes(scope)) {
    throw new LockstepError('INSUFFICIENT_SCOPE', `The credential does not cover ${scope}.`);
  }
  requireRole(role, operation);
}

const ranks: readonly Role[] = ['viewer', 'editor', 'owner'];

/**
 * Lets a member pass whose role covers an operation. That everyone may remove themselves, and nobody but an owner others,
 * is the operation's own rule.
 *
 * @throws LockstepError FORBIDDEN
 */
export function requireRole(role: Role, operation: OperationName): void {
  if (!isWriteName(operation)) return;
  const definition: WriteOperation = registry[operation];
  const { role: least = 'editor' } = definition;
  if (ranks.indexOf(role) >= ranks.indexOf(least)) return;
  if (role === 'viewer') throw new LockstepError('FORBIDDEN', 'Viewers may read this workspace, not change it.');
  throw new LockstepError('FORBIDDEN', 'Only owners may change who is a member of this workspace.');
}
