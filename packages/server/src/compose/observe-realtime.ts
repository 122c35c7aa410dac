import type { Logger } from '../observability/logger.ts';
import type { Metrics } from '../observability/metrics.ts';
import type { RealtimeObserver } from '../realtime/realtime-observer.ts';

/** Puts what the live side tells into metrics and log. */
export function observeRealtime(metrics: Metrics, logger: Logger): RealtimeObserver {
  return {
    connectionOpened: (form) => {
      metrics.connections.add(form, 1);
      metrics.connectionsOpened.add(1);
    },
    connectionClosed: (form) => metrics.connections.add(form, -1),
    delivered: (events, sockets, latencyMs) => {
      metrics.deliveries.add(events * sockets);
      metrics.deliveryLatency.observe(latencyMs / 1000, events * sockets);
    },
    resumed: () => metrics.resumes.add('replayed', 1),
    reset: (reason) => {
      metrics.resumes.add('reset', 1);
      metrics.resets.add(reason, 1);
    },
    slowConsumer: () => metrics.slowConsumers.add(1),
    failed: (where, error) => {
      metrics.socketErrors.add(1);
      logger.error({ err: error, where }, 'A live connection failed; it will be healed from the log.');
    },
  };
}
