import {
  listInputSchema,
  parseInput,
  problemSchema,
  registry,
  type HttpRoute,
  type WriteName,
  type WriteOperation,
} from '@lockstep/protocol';
import { z } from 'zod';
import type { Application, Executed } from '../../app/application.ts';
import { encodeResult } from '../../app/encode-result.ts';
import type { TextAnswer } from './answer.ts';
import type { ApiExchange } from './api-exchange.ts';
import type { ApiRoute, RouteDescription } from './api-route.ts';
import { withoutPathFields } from './path-fields.ts';
import { queryReader } from './query-input.ts';
import { tagOf } from './read-route.ts';
import { idempotencyKey, invalid, objectBody, workspaceIdOf, writeQuerySchema, type Fields } from './write-envelope.ts';

/** What a write answers beside its result. */
export const executedShape = {
  op_id: z.string().describe('The operation’s id; undo takes it.'),
  seq: z.int().nonnegative().describe('Seq of its last change, or the head where nothing changed.'),
};

/** An executed write as an answer; a repeated one is told apart by a header alone (S3). */
export function executedAnswer(status: number, executed: Executed, more: Fields = {}): TextAnswer {
  const { result, op_id, seq, encoded } = executed;
  const text = encodeResult({ ...result, op_id, seq, ...more }, encoded);
  return executed.replayed ? { status, text, headers: { 'Idempotency-Replayed': 'true' } } : { status, text };
}

interface WriteParts {
  readonly input: Fields;
  readonly workspace_id: string | undefined;
  readonly time_zone: string | undefined;
}

function mergePath(exchange: ApiExchange, input: Fields): Fields {
  const params = Object.entries(exchange.params);
  if (params.length === 0) return input;
  if (Object.hasOwn(input, 'items')) throw invalid('items', 'a list has no place under one record: POST /operations');
  for (const [name, value] of params) {
    if (Object.hasOwn(input, name) && input[name] !== value) throw invalid(name, 'differs from the one in the path');
  }
  return { ...input, ...exchange.params };
}

function takeWorkspace(body: Fields): { readonly input: Fields; readonly workspace_id: string | undefined } {
  if (!Object.hasOwn(body, 'workspace_id')) return { input: body, workspace_id: undefined };
  const { workspace_id, ...input } = body;
  return { input, workspace_id: workspaceIdOf(workspace_id) };
}

function describeWrite(operation: WriteOperation, http: HttpRoute, fromQuery: boolean): RouteDescription {
  const item = withoutPathFields(operation.input, http.path);
  const withWorkspace = item.extend({ workspace_id: writeQuerySchema.shape.workspace_id });
  const isWhole = item === operation.input;
  const list = listInputSchema(operation).extend({ workspace_id: writeQuerySchema.shape.workspace_id });
  return {
    id: operation.name,
    tag: tagOf(operation.name),
    summary: operation.summary,
    query: fromQuery ? z.strictObject({ ...item.shape, ...writeQuerySchema.shape }) : writeQuerySchema,
    bodies: fromQuery ? undefined : isWhole && operation.lists ? [withWorkspace, list] : [withWorkspace],
    bodyRequired: !item.safeParse({}).success,
    example: withoutKeys(operation.example.input, http.path),
    takesIdempotencyKey: true,
    status: http.status,
    result: answerSchema(operation, isWhole),
    errors: operation.errors,
    scope: operation.scope,
  };
}

/** One item's result, or one a list item in its order; an `error` only with `on_error: "skip"`. */
function answerSchema(operation: WriteOperation, takesLists: boolean): z.ZodType {
  const single = operation.result.extend(executedShape);
  if (!takesLists || !operation.lists) return single;
  const items = z.array(z.union([operation.result, z.object({ error: problemSchema })]));
  return z.union([single, z.object({ items, ...executedShape })]);
}

function withoutKeys(example: Fields, path: string): Fields {
  return Object.fromEntries(Object.entries(example).filter(([name]) => !path.includes(`{${name}}`)));
}

/** A write of the registry: path and body are its input; of a DELETE, path and query. */
export function writeRoute(application: Application, name: WriteName, http: HttpRoute, makeId: () => string): ApiRoute {
  const operation: WriteOperation = registry[name];
  const fromQuery = http.method === 'DELETE';
  const about = describeWrite(operation, http, fromQuery);
  const readQuery = queryReader(about.query ?? writeQuerySchema);

  const partsOf = async (exchange: ApiExchange): Promise<WriteParts> => {
    const body = takeWorkspace(objectBody(await exchange.readJson()));
    if (exchange.query === '') return { ...body, time_zone: undefined };
    const { workspace_id, time_zone, ...rest } = readQuery(exchange.query);
    const envelope = parseInput(writeQuerySchema, { workspace_id, time_zone, ...(fromQuery ? {} : rest) });
    if (body.workspace_id !== undefined && envelope.workspace_id !== undefined) {
      throw invalid('workspace_id', 'is given twice, in the query and in the body');
    }
    return {
      input: fromQuery ? { ...body.input, ...rest } : body.input,
      workspace_id: body.workspace_id ?? envelope.workspace_id,
      time_zone: envelope.time_zone,
    };
  };

  return {
    method: http.method,
    path: http.path,
    about,
    handle: async (exchange) => {
      const op_id = idempotencyKey(exchange) ?? makeId();
      const { input, workspace_id, time_zone } = await partsOf(exchange);
      const request = { operation: name, input: mergePath(exchange, input), op_id, workspace_id };
      return executedAnswer(http.status, await application.execute(request, exchange.caller(time_zone)));
    },
  };
}
