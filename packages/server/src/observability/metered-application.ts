import { LockstepError, type ReadName, type Workspace } from '@lockstep/protocol';
import type { Application, Executed, WriteRequest } from '../app/application.ts';
import type { Caller } from '../app/caller.ts';
import type { Metrics } from './metrics.ts';
import type { Outcome } from './operation-metrics.ts';

function outcomeOf(error: unknown): Outcome {
  return error instanceof LockstepError ? error.code : 'INTERNAL';
}

/**
 * An application that counts and times what passes through it, so that every door is measured alike (M13). `now` is
 * a monotonic clock in milliseconds.
 */
export class MeteredApplication implements Application {
  readonly #inner: Application;
  readonly #metrics: Metrics;
  readonly #now: () => number;

  constructor(inner: Application, metrics: Metrics, now: () => number) {
    this.#inner = inner;
    this.#metrics = metrics;
    this.#now = now;
  }

  get epoch(): string {
    return this.#inner.epoch;
  }

  async execute(request: WriteRequest, caller: Caller): Promise<Executed> {
    const started = this.#now();
    try {
      const executed = await this.#inner.execute(request, caller);
      this.#metrics.operations.add(request.operation, executed.replayed ? 'replayed' : 'ok');
      return executed;
    } catch (error) {
      this.#metrics.operations.add(request.operation, outcomeOf(error));
      throw error;
    } finally {
      this.#metrics.operationDuration.observe((this.#now() - started) / 1000);
    }
  }

  async read(operation: ReadName, input: unknown, caller: Caller): Promise<Record<string, unknown>> {
    const started = this.#now();
    try {
      const answer = await this.#inner.read(operation, input, caller);
      this.#metrics.operations.add(operation, 'ok');
      return answer;
    } catch (error) {
      this.#metrics.operations.add(operation, outcomeOf(error));
      throw error;
    } finally {
      this.#metrics.readDuration.observe((this.#now() - started) / 1000);
    }
  }

  snapshot(workspace_id: string, caller: Caller): Promise<AsyncIterable<string>> {
    return this.#inner.snapshot(workspace_id, caller);
  }

  workspaces(caller: Caller): Promise<readonly Workspace[]> {
    return this.#inner.workspaces(caller);
  }
}
