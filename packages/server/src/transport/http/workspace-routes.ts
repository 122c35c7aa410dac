import { identifierSchema, parseInput, snapshotSchema, workspaceSchema } from '@lockstep/protocol';
import { z } from 'zod';
import type { Application } from '../../app/application.ts';
import type { ApiRoute } from './api-route.ts';
import { queryReader } from './query-input.ts';
import { StreamGate, type StreamLimits } from './stream-gate.ts';

const noQuery = z.strictObject({});
const pathSchema = z.strictObject({ workspace_id: identifierSchema });

/** Snapshots under way at once. */
const snapshotLimits: StreamLimits = { perUser: 4, total: 16 };

/** `GET /workspaces` and `GET /workspaces/{workspace_id}/snapshot`. */
export function workspaceRoutes(application: Application): ApiRoute[] {
  const gate = new StreamGate(snapshotLimits);
  const readQuery = queryReader(noQuery);
  return [
    {
      method: 'GET',
      path: '/workspaces',
      about: {
        id: 'workspace.list',
        tag: 'workspace',
        summary: 'List the workspaces you are a member of, with your role and the head of each one’s log.',
        query: noQuery,
        status: 200,
        result: z.object({ workspaces: z.array(workspaceSchema) }),
        errors: [],
        scope: 'tasks:read',
      },
      handle: async (exchange) => {
        parseInput(noQuery, readQuery(exchange.query));
        return { status: 200, body: { workspaces: await application.workspaces(exchange.caller()) } };
      },
    },
    {
      method: 'GET',
      path: '/workspaces/{workspace_id}/snapshot',
      about: {
        id: 'workspace.snapshot',
        tag: 'workspace',
        summary: 'All records of a workspace as of one seq, trash included: what a new replica starts from.',
        query: noQuery,
        status: 200,
        result: snapshotSchema,
        errors: ['NOT_FOUND'],
        scope: 'tasks:read',
      },
      handle: async (exchange) => {
        parseInput(noQuery, readQuery(exchange.query));
        const { workspace_id } = parseInput(pathSchema, exchange.params);
        const ended = gate.enter(exchange.identity.user.id);
        try {
          return { status: 200, chunks: await application.snapshot(workspace_id, exchange.caller()), ended };
        } catch (error) {
          ended();
          throw error;
        }
      },
    },
  ];
}
