import { LockstepError } from '@lockstep/protocol';
import { describe, expect, it } from 'vitest';
import type { Application } from '../app/application.ts';
import type { Caller } from '../app/caller.ts';
import { MeteredApplication } from './metered-application.ts';
import { Metrics } from './metrics.ts';
import { WeightedHistogram } from './weighted-histogram.ts';

describe('M13: metrics', () => {
  it('renders every metric in Prometheus’ text format, each once', async () => {
    const metrics = new Metrics();
    metrics.connections.add('sync', 3);
    metrics.connections.add('sync', -1);
    metrics.deliveries.add(1000);
    metrics.resets.add('floor');
    metrics.errors.add('CONFLICT');
    const text = await metrics.render();
    expect(text).toContain('# TYPE lockstep_connections gauge\n');
    expect(text).toContain('lockstep_connections{mode="sync"} 2\n');
    expect(text).toContain('lockstep_deliveries_total 1000\n');
    expect(text).toContain('lockstep_resets_total{reason="floor"} 1\n');
    expect(text).toContain('lockstep_errors_total{code="CONFLICT"} 1\n');
    const names = [...metrics].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const line of text.trimEnd().split('\n')) {
      expect(line).toMatch(/^(?:# (?:HELP|TYPE) \w+ .+|\w+(?:\{\w+="[^"]*"(?:,\w+="[^"]*")*\})? -?[\d.e+-]+)$/);
    }
  });

  it('tells of the process, event-loop lag included, where asked to', async () => {
    const text = await new Metrics({ processMetrics: true }).render();
    expect(text).toContain('nodejs_eventloop_lag_seconds');
    expect(text).toContain('process_resident_memory_bytes');
  });

  it('lets one observation stand for many deliveries', () => {
    const histogram = new WeightedHistogram('latency', 'Help.', [0.1, 1]);
    histogram.observe(0.1, 1000);
    histogram.observe(0.5);
    histogram.observe(7, 2);
    expect(histogram.lines().slice(2)).toEqual([
      'latency_bucket{le="0.1"} 1000',
      'latency_bucket{le="1"} 1001',
      'latency_bucket{le="+Inf"} 1003',
      'latency_sum 114.5',
      'latency_count 1003',
    ]);
  });
});

describe('MeteredApplication', () => {
  const caller = {} as Caller;
  const write = { operation: 'task.add', input: {}, op_id: 'op-1' } as const;

  function metered(inner: Partial<Application>) {
    const metrics = new Metrics();
    let milliseconds = 0;
    const now = () => (milliseconds += 5);
    return { metrics, application: new MeteredApplication(inner as Application, metrics, now) };
  }

  it('counts writes by name and outcome, and times them', async () => {
    const executed = {
      op_id: 'op-1',
      epoch: 'e',
      workspace_id: 'w',
      seq: 1,
      result: {},
      encoded: new Map(),
      replayed: false,
    };
    const answers = [executed, { ...executed, replayed: true }];
    const { metrics, application } = metered({
      execute: () => {
        const answer = answers.shift();
        return answer === undefined ? Promise.reject(new LockstepError('CONFLICT', 'No.')) : Promise.resolve(answer);
      },
    });
    expect(await application.execute(write, caller)).toBe(executed);
    await application.execute(write, caller);
    await expect(application.execute(write, caller)).rejects.toThrow('No.');
    for (const outcome of ['ok', 'replayed', 'CONFLICT'] as const) {
      expect(metrics.operations.count('task.add', outcome)).toBe(1);
    }
    expect(metrics.operationDuration.lines()).toContain('lockstep_operation_duration_seconds_count 3');
    expect(metrics.operationDuration.lines()).toContain('lockstep_operation_duration_seconds_sum 0.015');
  });

  it('counts reads, and an unknown error as INTERNAL', async () => {
    const { metrics, application } = metered({
      read: (operation) =>
        operation === 'task.get' ? Promise.reject(new Error('disk')) : Promise.resolve({ tasks: [] }),
    });
    expect(await application.read('task.find', {}, caller)).toEqual({ tasks: [] });
    await expect(application.read('task.get', {}, caller)).rejects.toThrow('disk');
    expect(metrics.operations.count('task.find', 'ok')).toBe(1);
    expect(metrics.operations.count('task.get', 'INTERNAL')).toBe(1);
  });
});
