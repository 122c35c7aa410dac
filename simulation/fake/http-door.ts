import {
  isOperationName,
  isWriteName,
  LockstepError,
  operationRequestSchema,
  parseInput,
  toProblem,
} from '@lockstep/protocol';
import { callerOf } from '../../packages/server/src/app/caller.ts';
import type { Person } from '../server/people.ts';
import type { ServerNode } from '../server/server-node.ts';

export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: unknown;
}

async function snapshot(node: ServerNode, person: Person, workspace_id: string): Promise<HttpAnswer> {
  let text = '';
  const caller = callerOf(person.identity, { kind: 'user' });
  for await (const piece of await node.application.snapshot(workspace_id, caller)) text += piece;
  return { status: 200, body: JSON.parse(text) };
}

async function operation(node: ServerNode, person: Person, body: unknown): Promise<HttpAnswer> {
  const request = parseInput(operationRequestSchema, body);
  const { operation: name, op_id, workspace_id, input } = request;
  if (!isOperationName(name) || !isWriteName(name) || op_id === undefined) {
    throw new LockstepError('VALIDATION_FAILED', 'The clients of a simulation only write.');
  }
  const caller = callerOf(person.identity, { kind: 'user' });
  const executed = await node.application.execute({ operation: name, input, op_id, workspace_id }, caller);
  const { epoch, seq, result } = executed;
  return { status: 200, body: { ...result, op_id, epoch, workspace_id: executed.workspace_id, seq } };
}

function answer(node: ServerNode, person: Person, request: HttpRequest): Promise<HttpAnswer> {
  const { method, path, body } = request;
  const workspace_id = /^\/api\/v1\/workspaces\/([^/]+)\/snapshot$/.exec(path)?.[1];
  if (workspace_id !== undefined) return snapshot(node, person, workspace_id);
  if (method === 'POST' && path === '/api/v1/operations') return operation(node, person, body);
  if (path === '/api/v1/realtime/ticket') return Promise.resolve({ status: 200, body: { ticket: 'ticket' } });
  if (path !== '/api/v1/me') throw new LockstepError('NOT_FOUND', `Nothing is at ${path}.`);
  const { user, time_zone, personal_workspace_id } = person.identity;
  return Promise.resolve({
    status: 200,
    body: { user, time_zone, personal_workspace_id, epoch: node.application.epoch },
  });
}

/** What a client asks by HTTP, answered by the shipped application. */
export async function answerHttp(node: ServerNode, person: Person, request: HttpRequest): Promise<HttpAnswer> {
  try {
    return await answer(node, person, request);
  } catch (error) {
    if (!(error instanceof LockstepError)) throw error;
    const problem = toProblem(error);
    return { status: problem.status, body: problem };
  }
}
