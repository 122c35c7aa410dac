import { errorCatalogue, parseInput, registry } from '@lockstep/protocol';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { FakeApplication } from '../testing/fake-application.ts';
import { operationsRoute } from '../operations-route.ts';
import { registryRoutes } from '../registry-routes.ts';
import { workspaceRoutes } from '../workspace-routes.ts';
import type { ApiDocument, OperationObject } from './api-document.ts';
import { buildDocument } from './build-document.ts';

const application = new FakeApplication();
const makeId = () => 'made';
const routes = [
  ...registryRoutes(application, makeId),
  operationsRoute(application, makeId),
  ...workspaceRoutes(application),
];
const document = JSON.parse(JSON.stringify(buildDocument(routes, '/api/v1', '0.1.0'))) as ApiDocument;

/** OpenAPI 3.1.0's own rules for the objects that this API uses; unknown fields are refused, as its schema does. */
const jsonSchema = z.record(z.string(), z.unknown());
const mediaTypes = z.record(
  z.string().regex(/^[\w.+-]+\/[\w.+*-]+$/),
  z.strictObject({ schema: jsonSchema.optional(), example: z.unknown().optional() }),
);
const parameterObject = z
  .strictObject({
    name: z.string().min(1),
    in: z.enum(['path', 'query', 'header', 'cookie']),
    description: z.string().optional(),
    required: z.boolean().optional(),
    schema: jsonSchema,
    style: z.enum(['form', 'simple', 'matrix', 'label', 'spaceDelimited', 'pipeDelimited', 'deepObject']).optional(),
    explode: z.boolean().optional(),
  })
  .refine((parameter) => parameter.in !== 'path' || parameter.required === true, 'path parameters are required');
const operationObject = z.strictObject({
  operationId: z.string().min(1),
  tags: z.array(z.string()),
  summary: z.string().min(1),
  description: z.string().optional(),
  parameters: z.array(parameterObject),
  requestBody: z.strictObject({ required: z.boolean(), content: mediaTypes }).optional(),
  responses: z.record(
    z.string().regex(/^[1-5]\d\d$/),
    z.strictObject({ description: z.string().min(1), content: mediaTypes }),
  ),
});
const openApi = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  jsonSchemaDialect: z.url(),
  info: z.strictObject({
    title: z.string().min(1),
    version: z.string().min(1),
    description: z.string(),
    license: z.strictObject({ name: z.string(), identifier: z.string() }),
  }),
  servers: z.array(z.strictObject({ url: z.string() })).min(1),
  tags: z.array(z.strictObject({ name: z.string(), description: z.string().min(1) })),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  paths: z.record(
    z.string().startsWith('/'),
    z.strictObject({
      get: operationObject.optional(),
      post: operationObject.optional(),
      patch: operationObject.optional(),
      delete: operationObject.optional(),
    }),
  ),
  components: z.strictObject({
    securitySchemes: z.record(z.string(), z.looseObject({ type: z.enum(['http', 'apiKey']) })),
    schemas: z.record(z.string().regex(/^[\w.-]+$/), jsonSchema),
  }),
});

function operations(): { readonly method: string; readonly path: string; readonly operation: OperationObject }[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method, path, operation })),
  );
}

function strings(value: unknown, key: string): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => strings(each, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, entry]) =>
    name === key && typeof entry === 'string' ? [entry] : strings(entry, key),
  );
}

describe('the API’s document', () => {
  it('is valid OpenAPI 3.1', () => {
    expect(openApi.safeParse(document).error?.issues ?? []).toEqual([]);
  });

  it('refers to nothing that is not there, and names nothing that is not referred to', () => {
    const referred = new Set(strings(document, '$ref'));
    const there = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect([...referred].toSorted()).toEqual(there.toSorted());
  });

  it('has unique operation ids, known tags, and a parameter for each part of a path and for nothing else', () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const tags = new Set(document.tags.map(({ name }) => name));
    for (const { path, operation } of operations()) {
      expect(operation.tags.every((tag) => tags.has(tag))).toBe(true);
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = operation.parameters.filter((each) => each.in === 'path').map(({ name }) => name);
      expect(declared).toEqual(inPath);
      const names = operation.parameters.map((each) => `${each.in} ${each.name}`);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('has every route of every operation of the registry, with its status and its errors', () => {
    for (const operation of Object.values(registry)) {
      for (const { method, path, status } of operation.http) {
        const found = operations().find((each) => each.path === path && each.method === method.toLowerCase());
        const responses = found?.operation.responses ?? {};
        expect(Object.keys(responses)).toContain(String(status));
        for (const code of operation.errors) {
          expect(responses[String(errorCatalogue[code].status)]?.description).toContain(code);
        }
      }
    }
  });

  it('gives examples that are valid', () => {
    for (const route of routes) {
      const [body] = route.about.bodies ?? [];
      if (body === undefined || route.about.example === undefined) continue;
      expect(() => parseInput(body, route.about.example), route.about.id).not.toThrow();
    }
  });

  it('tells what fields mean, refuses unknown ones on the way in, and not on the way out', () => {
    const add = document.paths['/tasks']?.post;
    const [item, list] = add?.requestBody?.content['application/json']?.schema.anyOf ?? [];
    expect(item).toMatchObject({ additionalProperties: false, required: ['title'] });
    expect(item?.properties?.['project']?.description).toContain('Inbox');
    expect(list?.properties).toHaveProperty('items');
    const find = document.paths['/tasks']?.get;
    expect(find?.parameters.find(({ name }) => name === 'labels')).toMatchObject({ style: 'form', explode: false });
    expect(document.components.schemas['Task']).not.toHaveProperty('additionalProperties');
  });
});
