import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LockstepError, scopes } from '@lockstep/protocol';
import type { Identity } from '../../../app/identity.ts';
import { AddressList } from '../../../config/address-list.ts';
import { createLogger } from '../../../observability/logger.ts';
import { Metrics } from '../../../observability/metrics.ts';
import { createHttpServer, type HttpServerOptions } from '../create-http-server.ts';
import { FakeApplication } from './fake-application.ts';

export const ana: Identity = {
  user: { id: '01920000-0000-7000-8000-00000000000a', name: 'Ana', email: 'ana@example.com' },
  time_zone: 'Europe/Berlin',
  personal_workspace_id: '01920000-0000-7000-8000-0000000000aa',
  scopes: new Set(scopes),
  credential: { kind: 'token', id: 'token-1', name: 'script', expires_at: null },
};

/** Knows one token and one cookie. */
function authenticateAna(request: IncomingMessage): Identity {
  const { authorization, cookie } = request.headers;
  if (authorization === 'Bearer good') return ana;
  if (authorization === undefined && cookie === 'session=good') {
    return { ...ana, credential: { kind: 'session', id: 'session-1', name: null, expires_at: null } };
  }
  throw new LockstepError('UNAUTHENTICATED', 'Sign in, or send an API token.');
}

export interface Served {
  readonly application: FakeApplication;
  readonly metrics: Metrics;
  readonly server: Server;
  readonly port: number;
  /** What was logged, a JSON line each. */
  readonly log: string[];
  readonly address: string;
  close(): Promise<void>;
}

/** A real server on a free port of loopback, over a fake application. */
export async function serve(options: Partial<HttpServerOptions> = {}): Promise<Served> {
  const application = new FakeApplication();
  const metrics = new Metrics();
  const log: string[] = [];
  let ids = 0;
  const server = createHttpServer({
    application,
    authenticate: authenticateAna,
    config: {
      host: '127.0.0.1',
      publicUrl: null,
      allowedOrigins: new Set(['https://app.example.com']),
      trustedProxies: new AddressList(),
    },
    logger: createLogger({ level: 'debug', output: { write: (line) => log.push(line) } }),
    metrics,
    isReady: () => ({ ready: true }),
    makeId: () => `made-${(ids += 1)}`,
    requestIdPrefix: 'test',
    ...options,
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  return { application, metrics, server, port, log, address: `http://127.0.0.1:${port}`, close };
}
