import { identifierSchema, timestampSchema } from '@lockstep/protocol';
import { z } from 'zod';
import type { ChatThread } from '../../app/chat/conversations.ts';
import type { ApiRoute, DescribedRoute } from '../http/api-route.ts';
import type { ChatDoor } from './chat-door.ts';
import { approvalRequestSchema, chatRequestSchema } from './chat-request.ts';

type OpenDoor = () => Promise<ChatDoor>;

const threadSchema = z.object({
  id: identifierSchema,
  title: z.string(),
  created_at: timestampSchema,
  updated_at: timestampSchema,
});
const messageSchema = z.looseObject({
  id: z.string(),
  role: z.enum(['user', 'assistant']),
  parts: z.array(z.unknown()),
});

function told({ id, title, created_at, updated_at }: ChatThread) {
  return { id, title, created_at, updated_at };
}

/** The conversations so far: `GET|DELETE /chat/threads…` and `POST /chat/threads/{id}/stop`. */
export function chatRoutes(door: OpenDoor): ApiRoute[] {
  return [...readRoutes(door), ...writeRoutes(door)];
}

function readRoutes(door: OpenDoor): ApiRoute[] {
  return [
    {
      method: 'GET',
      path: '/chat/threads',
      about: {
        id: 'chat.list',
        tag: 'chat',
        summary: 'Your conversations with the assistant, the most recently used first.',
        status: 200,
        result: z.object({ threads: z.array(threadSchema) }),
        errors: [],
        scope: 'tasks:read',
      },
      handle: async ({ identity }) => {
        const threads = await (await door()).threads(identity.user.id);
        return { status: 200, body: { threads: threads.map(told) } };
      },
    },
    {
      method: 'GET',
      path: '/chat/threads/{id}',
      about: {
        id: 'chat.get',
        tag: 'chat',
        summary: 'One conversation with everything that was said and done in it.',
        status: 200,
        result: z.object({ thread: threadSchema, messages: z.array(messageSchema) }),
        errors: ['NOT_FOUND'],
        scope: 'tasks:read',
      },
      handle: async ({ identity, params }) => {
        const { thread, messages } = await (await door()).thread(identity.user.id, params['id'] ?? '');
        return { status: 200, body: { thread: told(thread), messages } };
      },
    },
  ];
}

function writeRoutes(door: OpenDoor): ApiRoute[] {
  return [
    {
      method: 'DELETE',
      path: '/chat/threads/{id}',
      about: {
        id: 'chat.delete',
        tag: 'chat',
        summary: 'Delete a conversation. What it changed in tasks stays, and can still be undone.',
        status: 200,
        result: z.object({ id: identifierSchema }),
        errors: ['NOT_FOUND'],
        scope: 'tasks:delete',
      },
      handle: async ({ identity, params }) => {
        const id = params['id'] ?? '';
        await (await door()).remove(identity.user.id, id);
        return { status: 200, body: { id } };
      },
    },
    {
      method: 'POST',
      path: '/chat/threads/{id}/stop',
      about: {
        id: 'chat.stop',
        tag: 'chat',
        summary: 'Stop the assistant where it is; what it has done stays and can be undone.',
        status: 200,
        result: z.object({ stopped: z.boolean() }),
        errors: [],
        scope: 'tasks:write',
      },
      handle: async ({ identity, params }) => {
        return { status: 200, body: { stopped: await (await door()).stop(identity.user.id, params['id'] ?? '') } };
      },
    },
  ];
}

const streamed = z.string().describe('text/event-stream: the AI SDK’s UI message stream, version 1.');

/** What of the chat answers streams, for the API's document. */
export const chatDescriptions: readonly DescribedRoute[] = [
  {
    method: 'POST',
    path: '/chat',
    about: {
      id: 'chat.say',
      tag: 'chat',
      summary:
        'Say something to the assistant; the answer streams as AI SDK UI messages. X-Thread-Id names the thread.',
      bodies: [chatRequestSchema],
      bodyRequired: true,
      example: {
        messages: [{ role: 'user', parts: [{ type: 'text', text: 'add buy milk tomorrow 5pm every week' }] }],
      },
      status: 200,
      result: streamed,
      errors: ['CONFLICT'],
      scope: 'tasks:read',
    },
  },
  {
    method: 'POST',
    path: '/chat/approvals',
    about: {
      id: 'chat.approve',
      tag: 'chat',
      summary: 'Approve or deny a call that waits; the turn goes on in the answer’s stream.',
      bodies: [approvalRequestSchema],
      bodyRequired: true,
      example: { approval_id: 'approval-1', approved: true },
      status: 200,
      result: streamed,
      errors: ['NOT_FOUND', 'CONFLICT'],
      scope: 'tasks:read',
    },
  },
];
