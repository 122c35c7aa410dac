import type { Benchmark } from './benchmark.ts';
import { connectedUsers } from './connected-users.ts';
import { databaseSize } from './database-size.ts';
import { fanOut } from './fan-out.ts';
import { findTasks } from './find-tasks.ts';
import { frameOperations } from './frame-operations.ts';
import { httpOperations } from './http-operations.ts';
import { idleConnections } from './idle-connections.ts';
import { latency } from './latency.ts';
import { reconnectStorm } from './reconnect-storm.ts';
import { resume } from './resume.ts';
import { secondStart } from './second-start.ts';
import { snapshot } from './snapshot.ts';

/** All benchmarks, in the order in which they are run and shown. */
export const benchmarks: readonly Benchmark[] = [
  fanOut,
  httpOperations,
  frameOperations,
  latency,
  idleConnections,
  reconnectStorm,
  resume,
  snapshot,
  findTasks,
  databaseSize,
  connectedUsers,
  secondStart,
];
