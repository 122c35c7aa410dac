import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('run-server.testing.ts', import.meta.url));

/** A real server process that a test may kill. */
export interface ServerProcess {
  readonly url: string;
  readonly token: string;
  /** Ends it as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
}

/** Starts a server process on a data folder; resolves when it is listening. */
export async function startServerProcess(folder: string, port: number): Promise<ServerProcess> {
  const child: ChildProcess = fork(program, {
    env: { ...process.env, LOCKSTEP_DATA: folder, PORT: String(port), LOCKSTEP_RATE_LIMITS: 'off' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const gone = once(child, 'exit');
  const started = once(child, 'message').then(([message]: unknown[]) => message as { url: string; token: string });
  const failed = gone.then(([code]: unknown[]) => {
    throw new Error(`The server ended with ${String(code)} before it was listening.`);
  });
  const { url, token } = await Promise.race([started, failed]);
  failed.catch(() => {});
  return {
    url,
    token,
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
