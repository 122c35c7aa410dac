import { errorCodes, resetReasonSchema } from '@lockstep/protocol';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { Counter } from './counter.ts';
import type { Instrument } from './instrument.ts';
import { OperationMetrics } from './operation-metrics.ts';
import { Tally } from './tally.ts';
import { WeightedHistogram } from './weighted-histogram.ts';

const delivery = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const groups = [1, 2, 4, 8, 16, 32, 64, 128, 256];

/**
 * What is measured (M13). Made once and handed in; everything here is plain numbers that are put into words only when
 * somebody scrapes, so that the hot paths pay an addition. Durations are seconds.
 */
export class Metrics implements Iterable<Instrument> {
  /** Sockets open now, by mode. */
  readonly connections = new Tally({
    name: 'lockstep_connections',
    help: 'WebSocket connections open now, by mode.',
    label: 'mode',
    values: ['plain', 'sync'],
    type: 'gauge',
  });
  readonly connectionsOpened = new Counter('lockstep_connections_opened_total', 'WebSocket connections accepted.');
  /** People with at least one socket. */
  readonly connectedUsers = new Counter('lockstep_connected_users', 'People connected now.', 'gauge');
  /** Events × sockets. */
  readonly deliveries = new Counter('lockstep_deliveries_total', 'Events written to sockets: events times sockets.');
  readonly deliveryLatency = new WeightedHistogram(
    'lockstep_delivery_latency_seconds',
    'Seconds from commit to the write on the socket, one observation a delivery.',
    delivery,
  );
  readonly operations = new OperationMetrics();
  readonly operationDuration = new WeightedHistogram(
    'lockstep_operation_duration_seconds',
    'Seconds from a write’s arrival in the application to its durable answer.',
    delivery,
  );
  readonly readDuration = new WeightedHistogram(
    'lockstep_read_duration_seconds',
    'Seconds that a read took in the application.',
    delivery,
  );
  readonly groupCommitSize = new WeightedHistogram(
    'lockstep_group_commit_operations',
    'Operations that shared one transaction and one fsync.',
    groups,
  );
  /** Connections that came with a cursor, by what became of it. */
  readonly resumes = new Tally({
    name: 'lockstep_resumes_total',
    help: 'Cursors that clients came back with: answered from the log, or by a reset.',
    label: 'outcome',
    values: ['replayed', 'reset'],
  });
  readonly resets = new Tally({
    name: 'lockstep_resets_total',
    help: 'Resets sent to clients, by reason.',
    label: 'reason',
    values: resetReasonSchema.options,
  });
  readonly slowConsumers = new Counter('lockstep_slow_consumers_total', 'Sockets closed because they did not read.');
  /** Sockets or deliveries that failed with an unexpected error. */
  readonly socketErrors = new Counter('lockstep_socket_errors_total', 'Errors of sockets.');
  readonly errors = new Tally({
    name: 'lockstep_errors_total',
    help: 'Errors answered to callers, by code.',
    label: 'code',
    values: errorCodes,
  });
  readonly httpRequests = new Tally({
    name: 'lockstep_http_responses_total',
    help: 'HTTP answers, by class of status.',
    label: 'status',
    values: ['1xx', '2xx', '3xx', '4xx', '5xx'],
  });
  readonly #process = new Registry();

  /** `processMetrics`: also memory, garbage collection and event-loop lag (they observe as long as the process lives). */
  constructor(options: { readonly processMetrics?: boolean } = {}) {
    if (options.processMetrics === true) collectDefaultMetrics({ register: this.#process });
  }

  *[Symbol.iterator](): Iterator<Instrument> {
    yield this.connections;
    yield this.connectionsOpened;
    yield this.connectedUsers;
    yield this.deliveries;
    yield this.deliveryLatency;
    yield this.operations;
    yield this.operationDuration;
    yield this.readDuration;
    yield this.groupCommitSize;
    yield this.resumes;
    yield this.resets;
    yield this.slowConsumers;
    yield this.socketErrors;
    yield this.errors;
    yield this.httpRequests;
  }

  /** All of it in Prometheus' text format, version 0.0.4. */
  async render(): Promise<string> {
    const own = [...this].flatMap((instrument) => instrument.lines()).join('\n');
    return `${own}\n${await this.#process.metrics()}`;
  }
}
