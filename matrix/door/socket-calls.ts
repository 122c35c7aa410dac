import { randomUUID } from 'node:crypto';
import {
  isWriteName,
  type OperationName,
  protocolVersion,
  registry,
  syncSubprotocol,
  upFrameSchema,
  type UpFrame,
  type WriteName,
} from '@lockstep/protocol';
import { RawWebSocket } from '@lockstep/testkit/raw-web-socket';
import type { Answer, Call, Needs, Outcome, Target } from '../call.ts';
import type { Caller } from '../caller.ts';
import { outcomeOf } from './ask.ts';
import { inputOf } from './made-input.ts';
import { isAboutRecord, needsOf, placesOf } from './registry-calls.ts';

type FrameType = UpFrame['type'];

const needsToRead: Needs = { credential: 'any', scopes: ['tasks:read'], writes: false, checksOrigin: true };
const pong = '{"type":"pong","t":1}';

interface Conversation {
  readonly path: string;
  readonly protocol?: string;
  /** What is said; then a ping, whose answer is waited for unless `until` says for what. */
  readonly frames?: readonly object[];
  readonly until?: (texts: readonly string[]) => boolean;
}

/** Opens a socket, says something, and answers all that came back: the refusal, where the upgrade was refused. */
export async function converse(port: number, { headers }: Caller, conversation: Conversation): Promise<Answer> {
  const { path, protocol, frames = [], until } = conversation;
  const offered = protocol === undefined ? {} : { 'Sec-WebSocket-Protocol': protocol };
  const socket = await RawWebSocket.connect({ port, path, headers: { ...headers, ...offered } });
  if (!socket.isOpen) {
    const text = socket.answer.slice(socket.answer.indexOf('{'));
    return { outcome: outcomeOf(socket.status, text), text };
  }
  try {
    for (const frame of frames) socket.send(frame);
    const holds = until ?? ((texts: readonly string[]) => texts.includes(pong));
    await socket.until(() => holds(socket.texts));
    return { outcome: 'OK', text: socket.texts.join('\n') };
  } finally {
    socket.destroy();
  }
}

const hello = { type: 'hello', protocol: protocolVersion, client_id: 'matrix' };
const ping = { type: 'ping', t: 1 };
const saysReady = (texts: readonly string[]) => texts.some((text) => text.startsWith('{"type":"ready"'));

/** What is told in reply to a frame in sync mode, without the greeting. */
async function inSync(port: number, caller: Caller, frame: object, answers: readonly string[]): Promise<Answer> {
  const isReply = (text: string) => answers.some((type) => text.startsWith(`{"type":"${type}"`));
  const answer = await converse(port, caller, {
    path: '/ws/tasks/me',
    protocol: syncSubprotocol,
    frames: [hello, frame],
    until: (texts) => texts.some(isReply),
  });
  if (answer.outcome !== 'OK') return answer;
  const text = answer.text.split('\n').find(isReply) ?? '';
  const { error, reason } = JSON.parse(text) as {
    readonly error?: { readonly code: Outcome };
    readonly reason?: string;
  };
  if (reason === 'forbidden') return { outcome: 'NOT_FOUND', text };
  return { outcome: error?.code ?? 'OK', text: text.replace(/"op_id":"[0-9a-f-]{36}"/, '') };
}

function opCall(name: WriteName): Call {
  return {
    name: `WebSocket op ${name}`,
    needs: { ...needsOf(name, true), scopes: ['tasks:read', registry[name].scope] },
    places: placesOf(name, true, true),
    ...(isAboutRecord(name) ? { subject: name } : {}),
    ask: (port, caller, { workspace_id, id }) => {
      const op = { type: 'op', op_id: randomUUID(), operation: name, input: inputOf(name, id) };
      return inSync(port, caller, workspace_id === undefined ? op : { ...op, workspace_id }, ['ack', 'reject']);
    },
  };
}

function upgradeCalls(): readonly Call[] {
  const modes = [
    { mode: 'plain', protocol: {}, frames: [], until: saysReady },
    { mode: 'sync', protocol: { protocol: syncSubprotocol }, frames: [hello], until: saysReady },
  ];
  return modes.map(({ mode, protocol, frames, until }) => ({
    name: `WebSocket upgrade, ${mode}`,
    needs: needsToRead,
    places: ['shared', 'own'],
    ask: (port, caller, { workspace_id }) => {
      const path = `/ws/tasks/me${workspace_id === undefined ? '' : `?workspace_id=${workspace_id}&since=0`}`;
      return converse(port, caller, { path, ...protocol, frames, until });
    },
  }));
}

const noWorkspace = (target: Target) => target.workspace_id ?? target.id;

/** How each frame that a client may send is asked with; the compiler and the matrix refuse a list with a gap. */
const frameCalls: Readonly<Record<FrameType, readonly Call[]>> = {
  op: (Object.keys(registry) as OperationName[]).filter(isWriteName).map(opCall),
  hello: [
    {
      name: 'WebSocket hello with a cursor',
      needs: needsToRead,
      places: ['shared'],
      ask: async (port, caller, target) => {
        const frame = { ...hello, cursors: { [noWorkspace(target)]: 0 } };
        const until = (texts: readonly string[]) => texts.some((text) => text.startsWith('{"type":"reset"'));
        const answer = await converse(port, caller, {
          path: '/ws/tasks/me',
          protocol: syncSubprotocol,
          frames: [frame],
          until,
        });
        if (answer.outcome !== 'OK') return answer;
        // The epoch was not named, so that a member's stream begins anew too; only the reason tells them apart.
        const text = answer.text.split('\n').find((line) => line.startsWith('{"type":"reset"')) ?? '';
        return { outcome: text.includes('"forbidden"') ? 'NOT_FOUND' : 'OK', text };
      },
    },
  ],
  resume: [
    {
      name: 'WebSocket resume',
      needs: needsToRead,
      places: ['shared'],
      ask: (port, caller, target) =>
        inSync(port, caller, { type: 'resume', workspace_id: noWorkspace(target), epoch: 'of old', seq: 0 }, ['reset']),
    },
  ],
  presence: [
    {
      name: 'WebSocket presence',
      needs: needsToRead,
      places: ['shared'],
      // Who has not resumed a workspace is in none, whoever they are.
      otherwise: 'NOT_FOUND',
      ask: (port, caller, target) =>
        inSync(port, caller, { type: 'presence', workspace_id: noWorkspace(target), state: 'active' }, ['error']),
    },
  ],
  ping: [
    {
      name: 'WebSocket ping',
      needs: needsToRead,
      places: ['own'],
      ask: (port, caller) =>
        converse(port, caller, { path: '/ws/tasks/me', protocol: syncSubprotocol, frames: [hello, ping] }),
    },
  ],
  auth: [
    {
      name: 'WebSocket auth with no ticket',
      needs: needsToRead,
      places: ['own'],
      ask: async (port, caller) =>
        converse(port, caller, {
          path: '/ws/tasks/me',
          protocol: syncSubprotocol,
          frames: [hello, { type: 'auth', ticket: 'none' }],
          until: saysReady,
        }),
    },
  ],
};

/** Every way to a socket, and every frame that may be sent on one. */
export function socketCalls(): readonly Call[] {
  const types = upFrameSchema.options.map((option) => option.shape.type.value);
  const unknown = types.filter((type) => !Object.hasOwn(frameCalls, type));
  if (unknown.length > 0) {
    throw new Error(
      `The matrix does not know how to send ${unknown.join(', ')}: say it in matrix/door/socket-calls.ts.`,
    );
  }
  return [...upgradeCalls(), ...types.flatMap((type) => frameCalls[type])];
}
