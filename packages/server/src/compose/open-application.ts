import type { Application } from '../app/application.ts';
import type { Publisher } from '../app/committed-operation.ts';
import { createApplication } from '../app/create-application.ts';
import type { Runs } from '../app/runs.ts';
import { LimitedApplication } from '../limits/limited-application.ts';
import type { RateLimits } from '../limits/rate-limits.ts';
import { MeteredApplication } from '../observability/metered-application.ts';
import type { Metrics } from '../observability/metrics.ts';
import type { Store } from '../store/store.ts';
import type { Environment } from './system-environment.ts';

interface ApplicationParts {
  readonly store: Store;
  readonly publisher: Publisher;
  readonly metrics: Metrics;
  readonly limits: RateLimits;
  readonly runs: Runs;
  readonly environment: Environment;
}

/** The application as every door has it: limited, and measured with what was refused for that. */
export function openApplication(parts: ApplicationParts): Application {
  const { store, publisher, metrics, limits, runs, environment } = parts;
  const { clock, random, monotonicMs } = environment;
  const bare = createApplication({ store, publisher, clock, runs, newId: () => random.newId() });
  return new MeteredApplication(new LimitedApplication(bare, limits), metrics, monotonicMs);
}
