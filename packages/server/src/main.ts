import type { Config } from './config/config.ts';
import { ConfigError } from './config/config-error.ts';
import { readConfig } from './config/read-config.ts';
import { type RunningServer, startServer } from './compose.ts';
import { systemEnvironment } from './compose/system-environment.ts';
import { createLogger } from './observability/logger.ts';
import { webApp } from './transport/static/web-app.ts';

/** Where a server runs: what the process hands in. */
export interface ServeOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What a relative data folder is relative to. */
  readonly folder: string;
  /** The built web app; null where there is none to serve. */
  readonly webFolder: string | null;
  readonly output: { readonly isTTY?: boolean; write(line: string): unknown };
}

/** A server that has said where it is. */
export interface Served {
  readonly server: RunningServer;
  readonly config: Config;
}

/** Whether an error of starting is one that the person can mend: its message says it all. */
export function isUsageError(error: unknown): error is Error {
  if (error instanceof ConfigError) return true;
  return error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');
}

/**
 * Starts a server as the environment says and tells, in one line, where it is; on a fresh database, in a second one, how
 * the owner signs in.
 *
 * @throws ConfigError, or the system's error where the address is taken.
 */
export async function serve(options: ServeOptions): Promise<Served> {
  const config = readConfig(options.env, options.folder);
  const logger = createLogger({ level: config.logLevel, output: options.output });
  for (const notice of config.notices) logger.warn(notice);
  const server = await startServer({
    config,
    logger,
    environment: systemEnvironment,
    processMetrics: true,
    ...(options.webFolder === null ? {} : { web: webApp(options.webFolder) }),
  });
  options.output.write(`Lockstep is at ${server.url}\n`);
  if (server.firstSignIn !== null) options.output.write(`Sign in once with ${server.firstSignIn}\n`);
  return { server, config };
}
