import type SQLite from 'better-sqlite3';
import type { Application } from '../app/application.ts';
import type { Publisher } from '../app/committed-operation.ts';
import { Runs } from '../app/runs.ts';
import { createAuth, type Auth } from '../auth/create-auth.ts';
import type { AuthConfig } from '../auth/auth-environment.ts';
import type { Config } from '../config/config.ts';
import { MemoryRateLimits, noRateLimits, type RateLimits } from '../limits/rate-limits.ts';
import type { Logger } from '../observability/logger.ts';
import { Metrics } from '../observability/metrics.ts';
import type { Bus } from '../realtime/bus.ts';
import { HintSender } from '../realtime/hint-sender.ts';
import { Hub } from '../realtime/hub.ts';
import type { RealtimeObserver } from '../realtime/realtime-observer.ts';
import type { Store } from '../store/store.ts';
import { isOriginAllowed } from '../transport/http/origin-check.ts';
import { accountsOnSqlite } from './accounts-on-sqlite.ts';
import { observeRealtime } from './observe-realtime.ts';
import { openApplication } from './open-application.ts';
import { openData } from './open-data.ts';
import type { Environment } from './system-environment.ts';

export interface CoreOptions {
  readonly config: Config;
  readonly logger: Logger;
  readonly environment: Environment;
  readonly processMetrics?: boolean;
  /** The way to other nodes on the same data; absent: there are none. */
  readonly bus?: Bus | undefined;
}

/** Everything behind the doors: data, accounts, the application and the hub. */
export interface Core {
  readonly config: Config;
  readonly authConfig: AuthConfig;
  readonly logger: Logger;
  readonly environment: Environment;
  readonly database: SQLite.Database;
  readonly store: Store;
  readonly auth: Auth;
  readonly metrics: Metrics;
  readonly observer: RealtimeObserver;
  readonly hub: Hub;
  readonly bus: Bus | undefined;
  /** Where operations go once they are durable: the hub, and by the bus the other nodes. */
  readonly publisher: Publisher;
  /** The agents' runs that are going on in this process. */
  readonly runs: Runs;
  readonly application: Application;
  /** Kept by this process; no limits where they are switched off. */
  readonly limits: RateLimits;
  close(): Promise<void>;
}

/** Nobody knows what is on a disk that has failed (ADR 0009). */
function endProcess(logger: Logger, error: unknown): void {
  logger.fatal({ err: error }, 'The disk failed. The server ends, so that its next start finds what is really there.');
  setImmediate(() => {
    throw error;
  });
}

/** Opens the data folder and puts together what needs no network. Used by the server, and by the CLI without one. */
export async function composeCore(options: CoreOptions): Promise<Core> {
  const { config, logger, environment, bus } = options;
  const { clock, random, monotonicMs, schedule } = environment;
  const { database, store, release } = await openData({
    folder: config.dataFolder,
    now: clock.now(),
    newEpoch: () => Buffer.from(random.bytes(12)).toString('base64url'),
    onListenerError: (error) => logger.error({ err: error }, 'Publishing failed; screens are healed from the log.'),
    onSyncFailure: (error) => endProcess(logger, error),
    onBackup: (path) => logger.info({ path }, 'Backed up the data before a migration.'),
  });
  const authConfig: AuthConfig = {
    publicUrl: config.publicUrl,
    dataFolder: config.dataFolder,
    secret: config.secret,
    isOriginAllowed: (origin, host) => isOriginAllowed(origin, config, host),
  };
  const auth = createAuth({ database: accountsOnSqlite(database), config: authConfig, clock, random, logger });
  const metrics = new Metrics({ processMetrics: options.processMetrics ?? false });
  const observer = observeRealtime(metrics, logger);
  const hub = new Hub({ monotonicMs, observer });
  store.onGroupCommitted((size) => {
    metrics.groupCommitSize.observe(size);
    hub.flush();
  });
  const publisher = bus === undefined ? hub : new HintSender({ next: hub, bus, schedule });
  const limits = config.rateLimits ? new MemoryRateLimits(monotonicMs) : noRateLimits;
  const runs = new Runs();
  const application = openApplication({ store, publisher, metrics, limits, runs, environment });
  async function close(): Promise<void> {
    await auth.close();
    await store.close();
    release();
  }
  return {
    config,
    authConfig,
    logger,
    environment,
    database,
    store,
    auth,
    metrics,
    observer,
    hub,
    bus,
    publisher,
    runs,
    application,
    limits,
    close,
  };
}
