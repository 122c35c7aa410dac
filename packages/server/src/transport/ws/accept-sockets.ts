import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { closeCodes, LockstepError, maxFrameBytes, syncSubprotocol } from '@lockstep/protocol';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Identity } from '../../app/identity.ts';
import { type PlainRequest, PlainSession } from '../../realtime/plain-session.ts';
import type { SessionContext } from '../../realtime/session-base.ts';
import type { Session } from '../../realtime/session.ts';
import { SyncSession } from '../../realtime/sync-session.ts';
import type { RateLimits } from '../../limits/rate-limits.ts';
import { limitFrames } from './limit-frames.ts';
import { refuseUpgrade } from './refuse-upgrade.ts';
import { SocketChannel } from './socket-channel.ts';
import { parseUpgradeUrl, readUpgradeQuery } from './upgrade-request.ts';

/** How long a sync client may take until its `hello`, milliseconds. */
const helloTimeoutMs = 10_000;
/** How long a socket that was one too many may take to answer the closing handshake, milliseconds. */
const refusedTimeoutMs = 2_000;

export interface SocketOptions {
  readonly context: SessionContext;
  readonly maxSocketsPerUser: number;
  readonly limits: Pick<RateLimits, 'spend' | 'watchFrames'>;
  /** Whose socket it will be; Origin and credentials are judged here. Rejects with a LockstepError. */
  authenticateUpgrade(request: IncomingMessage): Identity | Promise<Identity>;
  /** Refuses a Host header that cannot be meant for this server. */
  isHostAllowed(request: IncomingMessage): boolean;
  newId(): string;
}

function asError(error: unknown, context: SessionContext): LockstepError {
  if (error instanceof LockstepError) return error;
  context.observer.failed('upgrade', error);
  return new LockstepError('INTERNAL', 'Something went wrong here.', { cause: error });
}

/** The WebSocket door `/ws/tasks/{user_id}` (M4): refused before it is accepted, plain or sync by subprotocol. */
export class SocketDoor {
  readonly #options: SocketOptions;
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: maxFrameBytes,
    perMessageDeflate: false,
    clientTracking: false,
    handleProtocols: (offered) => (offered.has(syncSubprotocol) ? syncSubprotocol : false),
  });
  #draining = false;

  constructor(options: SocketOptions) {
    this.#options = options;
  }

  attach(server: Server): void {
    server.on('upgrade', (request, socket, head) => {
      // Until it is a WebSocket, nobody else listens for its errors.
      const ignore = (): void => {
        socket.destroy();
      };
      socket.on('error', ignore);
      this.#upgrade(request, socket, head)
        .catch((error: unknown) => refuseUpgrade(socket, asError(error, this.#options.context)))
        .finally(() => socket.off('error', ignore).on('error', () => socket.destroy()));
    });
  }

  /** Takes no more sockets. */
  stopAccepting(): void {
    this.#draining = true;
  }

  async #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const url = parseUpgradeUrl(request.url ?? '/');
    if (url === undefined) throw new LockstepError('NOT_FOUND', 'Live updates are at /ws/tasks/{user_id}.');
    if (!this.#options.isHostAllowed(request)) throw new LockstepError('FORBIDDEN', 'This server has another name.');
    const found = this.#options.authenticateUpgrade(request);
    const identity = found instanceof Promise ? await found : found;
    if (url.user_id !== 'me' && url.user_id !== identity.user.id) {
      throw new LockstepError('FORBIDDEN', 'The id in the address is not yours.');
    }
    if (!identity.scopes.has('tasks:read')) {
      throw new LockstepError('INSUFFICIENT_SCOPE', 'This needs a credential with the scope tasks:read.');
    }
    this.#options.limits.spend('upgrades', identity);
    const target = readUpgradeQuery(url.query);
    if (target.workspace_id !== undefined) await this.#requireMember(target.workspace_id, identity);
    if (this.#draining) throw new LockstepError('UNAVAILABLE', 'The server is shutting down; come back in a moment.');
    this.#server.handleUpgrade(request, socket, head, (webSocket) => this.#open(webSocket, socket, identity, target));
  }

  async #requireMember(workspace_id: string, identity: Identity): Promise<void> {
    const role = await this.#options.context.store.role(workspace_id, identity.user.id);
    if (role === undefined) throw new LockstepError('NOT_FOUND', 'There is no workspace with this id.');
  }

  #open(webSocket: WebSocket, socket: Duplex, identity: Identity, request: PlainRequest): void {
    const { context, maxSocketsPerUser, limits } = this.#options;
    // A broken socket is followed by its close; the error itself concerns nobody else (M1).
    webSocket.on('error', () => webSocket.terminate());
    if (context.hub.sessionsOf(identity.user.id).size >= maxSocketsPerUser) {
      webSocket.close(closeCodes.TOO_MANY_CONNECTIONS, `At most ${maxSocketsPerUser} connections a person.`);
      setTimeout(() => webSocket.terminate(), refusedTimeoutMs).unref();
      return;
    }
    const channel = new SocketChannel(webSocket, socket);
    limitFrames(webSocket, channel, limits);
    const id = this.#options.newId();
    if (webSocket.protocol === syncSubprotocol) {
      this.#openSync(webSocket, new SyncSession(id, identity, channel, context));
      return;
    }
    const session = new PlainSession(id, identity, channel, context, request);
    this.#listen(webSocket, session);
    session.start().catch((error: unknown) => {
      context.observer.failed('session', error);
      webSocket.terminate();
    });
  }

  #openSync(webSocket: WebSocket, session: SyncSession): void {
    this.#options.context.hub.add(session);
    this.#listen(webSocket, session);
    const waiting = setTimeout(() => session.close(closeCodes.PROTOCOL, 'No hello came.'), helloTimeoutMs).unref();
    webSocket.once('message', () => clearTimeout(waiting));
    webSocket.on('message', (data, isBinary) => {
      if (isBinary) session.close(closeCodes.PROTOCOL, 'Frames are text.');
      else session.receive(textOf(data));
    });
  }

  #listen(webSocket: WebSocket, session: Session): void {
    webSocket.on('pong', () => session.heard());
    webSocket.on('close', (code) => session.ended(code));
  }
}

function textOf(data: Buffer | ArrayBuffer | Buffer[]): string {
  if (Buffer.isBuffer(data)) return data.toString('utf8');
  return Array.isArray(data) ? Buffer.concat(data).toString('utf8') : Buffer.from(data).toString('utf8');
}
