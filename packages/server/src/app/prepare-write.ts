import {
  LockstepError,
  operationIdSchema,
  parseInput,
  parseOperationInput,
  registry,
  type Scope,
} from '@lockstep/protocol';
import type { WriteRequest } from './application.ts';
import type { Caller } from './caller.ts';
import type { PreparedWrite } from './execute-operation.ts';

/** Refuses a credential that was not made for this (11-security). */
export function requireScope({ identity }: Pick<Caller, 'identity'>, scope: Scope): void {
  if (identity.scopes.has(scope)) return;
  throw new LockstepError('INSUFFICIENT_SCOPE', `This needs a credential with the scope ${scope}.`);
}

/** Everything that can be refused without the database: scope, op_id and input. */
export function prepareWrite(request: WriteRequest, caller: Caller): PreparedWrite {
  requireScope(caller, registry[request.operation].scope);
  return {
    operation: request.operation,
    input: parseOperationInput(request.operation, request.input),
    op_id: parseInput(operationIdSchema, request.op_id),
    workspace_id: request.workspace_id ?? caller.identity.personal_workspace_id,
    caller,
    repeats: request.repeats,
  };
}
