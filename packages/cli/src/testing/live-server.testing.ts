import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLogger, readConfig, type RunningServer, startServer, systemEnvironment } from '@lockstep/server';
import { WebSocket } from 'ws';

type Message = Record<string, unknown>;

/** A real server on a free port, with its data folder and a token of the owner. */
export interface LiveServer {
  readonly server: RunningServer;
  readonly url: string;
  readonly folder: string;
  readonly token: string;
  /** The change with this seq as a plain WebSocket gets it, already here or still to come. */
  change(seq: number): Promise<Message>;
  stop(): Promise<void>;
}

/** A data folder that goes with the test. */
export async function temporaryFolder(): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lockstep-cli-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Starts a server on a folder; `port` 0 is any free one. */
export async function startOn(folder: string, port = 0): Promise<RunningServer> {
  const env = { PORT: String(port), LOCKSTEP_DATA: folder, LOG_LEVEL: 'fatal', LOCKSTEP_RATE_LIMITS: 'off' };
  const logger = createLogger({ level: 'fatal', output: process.stderr });
  return startServer({ config: readConfig(env, folder), logger, environment: systemEnvironment });
}

async function listen(url: string, token: string) {
  const seen: Message[] = [];
  const waiting = new Map<unknown, (message: Message) => void>();
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ws/tasks/me`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  const ready = new Promise<void>((resolve) => {
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString('utf8')) as Message;
      seen.push(message);
      waiting.get(message['seq'])?.(message);
      resolve();
    });
  });
  await ready;
  const change = (seq: number): Promise<Message> => {
    const found = seen.find((message) => message['seq'] === seq);
    return found === undefined ? new Promise((resolve) => void waiting.set(seq, resolve)) : Promise.resolve(found);
  };
  return { change, close: () => socket.terminate() };
}

export async function startLiveServer(): Promise<LiveServer> {
  const { folder, remove } = await temporaryFolder();
  const server = await startOn(folder);
  const { auth } = server.core;
  const { person } = await auth.registration.ensureOwner();
  const { token } = await auth.tokens.create(person.user.id, { name: 'Test script' });
  const { change, close } = await listen(server.url, token);
  return {
    server,
    url: server.url,
    folder,
    token,
    change,
    stop: async () => {
      close();
      await server.stop();
      await remove();
    },
  };
}
