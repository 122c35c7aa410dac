import {
  identifierSchema,
  isOperationName,
  isWriteName,
  operationRequestSchema,
  parseInput,
  registry,
  type OperationRequest,
  type ReadName,
} from '@lockstep/protocol';
import { z } from 'zod';
import type { Application } from '../../app/application.ts';
import type { Answer } from './answer.ts';
import type { ApiExchange } from './api-exchange.ts';
import type { ApiRoute } from './api-route.ts';
import { queryReader } from './query-input.ts';
import { idempotencyKey, invalid, objectBody, writeQuerySchema } from './write-envelope.ts';
import { executedAnswer, executedShape } from './write-route.ts';

const querySchema = writeQuerySchema.pick({ time_zone: true }).strict();

function operationId(exchange: ApiExchange, request: OperationRequest, makeId: () => string): string {
  const key = idempotencyKey(exchange);
  if (key !== undefined && request.op_id !== undefined && key !== request.op_id) {
    throw invalid('op_id', 'differs from the Idempotency-Key header');
  }
  return key ?? request.op_id ?? makeId();
}

async function answerRead(
  application: Application,
  name: ReadName,
  request: OperationRequest,
  exchange: ApiExchange,
): Promise<Answer> {
  const input = objectBody(request.input);
  const takesWorkspace = Object.hasOwn(registry[name].input.shape, 'workspace_id');
  const workspace = takesWorkspace && request.workspace_id !== undefined ? { workspace_id: request.workspace_id } : {};
  return { status: 200, body: await application.read(name, { ...workspace, ...input }, exchange.caller()) };
}

/**
 * `POST /operations`: any operation of the registry by its name, lists too. A write answers its result with op_id,
 * epoch, workspace_id and seq: what an outbox needs to know that the stream has shown it (C2, D11).
 */
export function operationsRoute(application: Application, makeId: () => string): ApiRoute {
  const readQuery = queryReader(querySchema);
  return {
    method: 'POST',
    path: '/operations',
    about: {
      id: 'operation.execute',
      tag: 'operation',
      summary: 'Execute any operation by its name: one item or a list, all of it or nothing.',
      query: querySchema,
      bodies: [operationRequestSchema],
      bodyRequired: true,
      example: { operation: 'task.complete', input: { items: [{ id: '01920000-0000-7000-8000-000000000001' }] } },
      takesIdempotencyKey: true,
      status: 200,
      result: z.looseObject({ ...executedShape, epoch: z.string(), workspace_id: identifierSchema }),
      errors: ['NOT_FOUND', 'AMBIGUOUS', 'CONFLICT', 'OPERATION_ID_REUSED', 'UNDO_EXPIRED'],
    },
    handle: async (exchange) => {
      const request = parseInput(operationRequestSchema, objectBody(await exchange.readJson()));
      const { time_zone } = parseInput(querySchema, readQuery(exchange.query));
      const name = request.operation;
      if (!isOperationName(name)) {
        throw invalid('operation', `there is no “${name}”; there are ${Object.keys(registry).join(', ')}`);
      }
      if (!isWriteName(name)) return answerRead(application, name, request, exchange);
      const op_id = operationId(exchange, request, makeId);
      const write = { operation: name, input: request.input, op_id, workspace_id: request.workspace_id };
      const executed = await application.execute(write, exchange.caller(time_zone));
      return executedAnswer(200, executed, { epoch: executed.epoch, workspace_id: executed.workspace_id });
    },
  };
}
