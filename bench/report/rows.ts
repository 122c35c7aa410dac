import type { Results } from './results.ts';

/** What is aimed at, in words and as a test. */
export interface Target {
  readonly words: string;
  isMet(ours: number): boolean;
}

/** One line of the table. */
export interface Row {
  readonly what: string;
  readonly target?: Target;
  ours(results: Results): number;
  wsNaive?(results: Results): number;
  socketIo?(results: Results): number;
}

const atLeast = (least: number, words: string): Target => ({ words: `≥ ${words}`, isMet: (ours) => ours >= least });
const atMost = (most: number, words: string): Target => ({ words: `≤ ${words}`, isMet: (ours) => ours <= most });

/** A row about one figure of one benchmark, ours in the case named, the peers' in theirs. */
function figureRow(what: string, benchmark: string, ours: string, figure: string, target?: Target): Row {
  const suffix = /, \d+ in flight$/.exec(ours)?.[0] ?? '';
  return {
    what,
    ...(target === undefined ? {} : { target }),
    ours: (results) => results.of(benchmark, ours, figure),
    wsNaive: (results) => results.of(benchmark, `ws-naive${suffix}`, figure),
    socketIo: (results) => results.of(benchmark, `socket.io${suffix}`, figure),
  };
}

/** How many times as much as Socket.IO in the same run. */
function ratioRow(
  what: string,
  benchmark: string,
  cases: readonly [string, string],
  figure: string,
  least: number,
): Row {
  const [ours, theirs] = cases;
  return {
    what,
    target: atLeast(least, `${least}×`),
    ours: (results) => results.of(benchmark, ours, figure) / results.of(benchmark, theirs, figure),
  };
}

/** Flat, but for the depth of an index and what two runs differ by. */
const mostGrowth = 1.25;

/** How a figure grows from one case to another of the same benchmark; what is flat is about 1. */
function growthRow(
  what: string,
  benchmark: string,
  cases: readonly [string, string],
  figure: string,
  most: number,
): Row {
  const [small, large] = cases;
  return {
    what,
    target: atMost(most, `${most}×`),
    ours: (results) => results.of(benchmark, large, figure) / results.of(benchmark, small, figure),
  };
}

const fanOut: readonly Row[] = [
  figureRow(
    'fan-out to 1,000 sockets, plain, 16 operations in flight, messages/s',
    'fan-out',
    'plain, 16 in flight',
    'deliveries_per_s',
    atLeast(1e6, '1,000,000'),
  ),
  figureRow(
    '– server CPU-s per million messages',
    'fan-out',
    'plain, 16 in flight',
    'cpu_s_per_million',
    atMost(0.9, '0.9'),
  ),
  ratioRow(
    '– times Socket.IO’s messages/s',
    'fan-out',
    ['plain, 16 in flight', 'socket.io, 16 in flight'],
    'deliveries_per_s',
    7,
  ),
  figureRow(
    'fan-out, sync mode, 16 in flight, messages/s',
    'fan-out',
    'sync, 16 in flight',
    'deliveries_per_s',
    atLeast(1e6, '1,000,000'),
  ),
  figureRow(
    '– server CPU-s per million messages',
    'fan-out',
    'sync, 16 in flight',
    'cpu_s_per_million',
    atMost(0.9, '0.9'),
  ),
  figureRow('fan-out, plain, 1 in flight, messages/s', 'fan-out', 'plain, 1 in flight', 'deliveries_per_s'),
  figureRow('– server CPU-s per million messages', 'fan-out', 'plain, 1 in flight', 'cpu_s_per_million'),
  figureRow('fan-out, sync mode, 1 in flight, messages/s', 'fan-out', 'sync, 1 in flight', 'deliveries_per_s'),
  figureRow('– server CPU-s per million messages', 'fan-out', 'sync, 1 in flight', 'cpu_s_per_million'),
];

const operations: readonly Row[] = [
  figureRow(
    'operations/s over HTTP, 100 people, 32 clients',
    'http-operations',
    'lockstep',
    'operations_per_s',
    atLeast(15_000, '15,000'),
  ),
  ratioRow('– times Socket.IO’s operations/s', 'http-operations', ['lockstep', 'socket.io'], 'operations_per_s', 1.1),
  figureRow('– server CPU µs an operation', 'http-operations', 'lockstep', 'cpu_us_per_operation'),
  figureRow('– answer, p50 ms', 'http-operations', 'lockstep', 'p50_ms'),
  figureRow('– answer, p99 ms', 'http-operations', 'lockstep', 'p99_ms'),
  figureRow(
    'operations/s as `op` frames over 32 sockets',
    'frame-operations',
    'lockstep',
    'operations_per_s',
    atLeast(25_000, '25,000'),
  ),
  figureRow('– server CPU µs an operation', 'frame-operations', 'lockstep', 'cpu_us_per_operation'),
  figureRow(
    'operation → delivery at 200 operations/s, plain, p50 ms',
    'latency',
    'plain',
    'p50_ms',
    atMost(0.6, '0.6'),
  ),
  figureRow('– p99 ms', 'latency', 'plain', 'p99_ms', atMost(3, '3')),
  figureRow(
    'operation → delivery at 200 operations/s, sync mode, p50 ms',
    'latency',
    'sync',
    'p50_ms',
    atMost(0.6, '0.6'),
  ),
  figureRow('– p99 ms', 'latency', 'sync', 'p99_ms', atMost(3, '3')),
];

const connections: readonly Row[] = [
  figureRow(
    'KiB an idle connection, plain, 10,000 connected',
    'idle-connections',
    'plain',
    'kib_per_connection',
    atMost(8, '8'),
  ),
  figureRow(
    'KiB an idle connection, sync mode, 10,000 connected',
    'idle-connections',
    'sync',
    'kib_per_connection',
    atMost(8, '8'),
  ),
  figureRow(
    '5,000 dropped at once and resumed: all live after, ms',
    'reconnect-storm',
    'sync',
    'all_live_ms',
    atMost(1000, '1,000'),
  ),
  figureRow('– changes lost on the way', 'reconnect-storm', 'sync', 'lost', atMost(0, '0')),
];

const reads: readonly Row[] = [
  figureRow('resume after 10,000 missed changes: live after, ms', 'resume', 'sync', 'to_live_ms', atMost(100, '100')),
  figureRow('snapshot of 10,000 tasks, server CPU ms', 'snapshot', 'lockstep', 'cpu_ms', atMost(60, '60')),
  figureRow('finding in 100,000 tasks, p95 ms', 'find-tasks', 'lockstep', 'p95_ms', atMost(5, '5')),
  figureRow('second start until it serves, ms', 'start', 'lockstep', 'second_start_ms', atMost(1500, '1,500')),
  figureRow('empty server, RSS MiB', 'start', 'lockstep', 'rss_mib', atMost(110, '110')),
];

const growth: readonly Row[] = [
  figureRow(
    'an operation with 1 M tasks of others, server CPU µs',
    'database-size',
    '1 M tasks',
    'cpu_us_per_operation',
  ),
  growthRow(
    '– times that with 1 k tasks',
    'database-size',
    ['1 k tasks', '1 M tasks'],
    'cpu_us_per_operation',
    mostGrowth,
  ),
  growthRow(
    '– a list of open tasks, times that with 1 k tasks',
    'database-size',
    ['1 k tasks', '1 M tasks'],
    'cpu_us_per_list',
    mostGrowth,
  ),
  figureRow(
    'an operation with 10,000 users connected, server CPU µs',
    'connected-users',
    '10,000 users',
    'cpu_us_per_operation',
  ),
  growthRow(
    '– times that with 10 users',
    'connected-users',
    ['10 users', '10,000 users'],
    'cpu_us_per_operation',
    mostGrowth,
  ),
  figureRow(
    '– what 10,000 connected users cost while nothing happens, of a core',
    'connected-users',
    '10,000 users',
    'idle_busy',
  ),
];

/** The table against the targets, in the order of importance. */
export const rows: readonly Row[] = [...fanOut, ...operations, ...connections, ...reads, ...growth];
