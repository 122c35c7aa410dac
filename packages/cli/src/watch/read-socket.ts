import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { isTerminalCloseCode, closeCodes, LockstepError } from '@lockstep/protocol';
import { WebSocket } from 'ws';
import { refusalOf } from '../list/ask-server.ts';

/** The server pings every 25 s; after so long without a word the connection is dead (D7). */
const silenceMs = 35_000;

/** Why a socket ended: whether to come back, and what was wrong if anything. */
export type SocketEnd =
  | { readonly kind: 'lost'; readonly wasOpen: boolean; readonly cause?: unknown }
  | { readonly kind: 'refused'; readonly error: LockstepError }
  | { readonly kind: 'stopped' };

export interface SocketOptions {
  readonly url: string;
  readonly token: string;
  readonly stop: AbortSignal;
  readonly onMessage: (message: Record<string, unknown>) => void;
}

async function refusal(response: IncomingMessage, url: string): Promise<SocketEnd> {
  const status = response.statusCode ?? 0;
  const body = await text(response).catch(() => '');
  if (status >= 500 || status === 429) return { kind: 'lost', wasOpen: false };
  return { kind: 'refused', error: refusalOf(status, parsed(body), url) };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function endOf(code: number, reason: string, wasOpen: boolean): SocketEnd {
  // Signed out may mean an hour-old token of ours: a new one is tried, and refused with 401 where that was not it.
  if (!isTerminalCloseCode(code) || code === closeCodes.SIGNED_OUT) return { kind: 'lost', wasOpen };
  const detail = reason === '' ? `The server closed the connection for good (${code}).` : reason;
  return { kind: 'refused', error: new LockstepError('UNAVAILABLE', detail) };
}

/** Opens a socket in plain mode and reads it to its end. Never rejects. */
export function readSocket({ url, token, stop, onMessage }: SocketOptions): Promise<SocketEnd> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, { headers: { Authorization: `Bearer ${token}` } });
    let wasOpen = false;
    let cause: unknown;
    const silence = setTimeout(() => socket.terminate(), silenceMs);
    const leave = () => socket.close(1000);
    stop.addEventListener('abort', leave, { once: true });
    const finish = (end: SocketEnd) => {
      clearTimeout(silence);
      stop.removeEventListener('abort', leave);
      resolve(stop.aborted ? { kind: 'stopped' } : end);
    };
    socket.on('ping', () => silence.refresh());
    socket.on('open', () => {
      wasOpen = true;
    });
    socket.on('message', (data: Buffer) => {
      silence.refresh();
      onMessage(JSON.parse(data.toString('utf8')) as Record<string, unknown>);
    });
    socket.on('error', (error) => {
      cause = error;
    });
    socket.on('unexpected-response', (_request, response: IncomingMessage) => {
      void refusal(response, url).then((end) => {
        finish(end);
        socket.terminate();
      });
    });
    socket.on('close', (code, reason) => {
      const end = endOf(code, reason.toString('utf8'), wasOpen);
      finish(end.kind === 'lost' ? { ...end, cause } : end);
    });
  });
}
