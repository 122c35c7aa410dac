import { errorCatalogue, identifierSchema, operationIdSchema, problemSchema, type ErrorCode } from '@lockstep/protocol';
import type { z } from 'zod';
import type { DescribedRoute } from '../api-route.ts';
import { paramNames } from '../path-fields.ts';
import type { OperationObject, ParameterObject, ResponseObject } from './api-document.ts';
import type { SchemaCollector } from './schema-collector.ts';

const always = [
  'UNAUTHENTICATED',
  'INSUFFICIENT_SCOPE',
  'FORBIDDEN',
  'VALIDATION_FAILED',
  'RATE_LIMITED',
  'INTERNAL',
  'UNAVAILABLE',
] as const;
const ofBodies = ['MALFORMED', 'TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const;

function pathParameters(path: string, collector: SchemaCollector): ParameterObject[] {
  return paramNames(path).map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: collector.input(identifierSchema),
  }));
}

function queryParameters(query: z.ZodObject, collector: SchemaCollector): ParameterObject[] {
  const { properties = {}, required = [] } = collector.input(query);
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema,
    ...(schema.type === 'array' ? { style: 'form' as const, explode: false } : {}),
  }));
}

function keyParameter(collector: SchemaCollector): ParameterObject {
  return {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'The operation’s id: sent again with the same input, nothing happens twice. Default: made here.',
    schema: collector.input(operationIdSchema),
  };
}

function requestBody({ about }: DescribedRoute, collector: SchemaCollector): Pick<OperationObject, 'requestBody'> {
  const [first, ...others] = (about.bodies ?? []).map((body) => collector.input(body));
  if (first === undefined) return {};
  const schema = others.length === 0 ? first : { anyOf: [first, ...others] };
  const example = about.example === undefined ? {} : { example: about.example };
  return {
    requestBody: { required: about.bodyRequired ?? false, content: { 'application/json': { schema, ...example } } },
  };
}

function errorResponses(codes: readonly ErrorCode[], collector: SchemaCollector): Record<string, ResponseObject> {
  const byStatus = Map.groupBy(new Set(codes), (code) => errorCatalogue[code].status);
  const schema = collector.output(problemSchema);
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      String(status),
      {
        description: group.map((code) => `${code}: ${errorCatalogue[code].title}`).join(' · '),
        content: { 'application/problem+json': { schema } },
      },
    ]),
  );
}

/** A route as an operation of the document. */
export function describeOperation(
  route: DescribedRoute,
  operationId: string,
  collector: SchemaCollector,
): OperationObject {
  const { about, method, path } = route;
  const writes = method !== 'GET';
  const codes: ErrorCode[] = [
    ...always,
    ...(writes ? (['ORIGIN_NOT_ALLOWED'] as const) : []),
    ...(about.bodies === undefined ? [] : ofBodies),
    ...about.errors,
  ];
  return {
    operationId,
    tags: [about.tag],
    summary: about.summary,
    ...(about.scope === undefined ? {} : { description: `Needs the scope \`${about.scope}\`.` }),
    parameters: [
      ...pathParameters(path, collector),
      ...(about.query === undefined ? [] : queryParameters(about.query, collector)),
      ...(about.takesIdempotencyKey === true ? [keyParameter(collector)] : []),
    ],
    ...requestBody(route, collector),
    responses: {
      [String(about.status)]: {
        description: 'Done.',
        content: { 'application/json': { schema: collector.output(about.result) } },
      },
      ...errorResponses(codes, collector),
    },
  };
}
