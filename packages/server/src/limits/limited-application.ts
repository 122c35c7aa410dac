import type { ReadName, Workspace } from '@lockstep/protocol';
import type { Application, Executed, WriteRequest } from '../app/application.ts';
import type { Caller } from '../app/caller.ts';
import type { Spending } from './budgets.ts';
import type { RateLimits } from './rate-limits.ts';

/** How many items a write asks for, before anybody has looked whether it is one. */
function itemsIn(input: unknown): number {
  if (typeof input !== 'object' || input === null || !('items' in input)) return 1;
  return Array.isArray(input.items) ? Math.max(1, input.items.length) : 1;
}

/**
 * An application that says when it is asked too much: here, since every door comes through it. Programs on the machine
 * itself, which have the data anyway, are not limited.
 */
export class LimitedApplication implements Application {
  readonly #inner: Application;
  readonly #limits: Pick<RateLimits, 'spend'>;

  constructor(inner: Application, limits: Pick<RateLimits, 'spend'>) {
    this.#inner = inner;
    this.#limits = limits;
  }

  get epoch(): string {
    return this.#inner.epoch;
  }

  execute(request: WriteRequest, caller: Caller): Promise<Executed> {
    return this.#refusal('writes', caller, itemsIn(request.input)) ?? this.#inner.execute(request, caller);
  }

  read(operation: ReadName, input: unknown, caller: Caller): Promise<Record<string, unknown>> {
    return this.#refusal('reads', caller, 1) ?? this.#inner.read(operation, input, caller);
  }

  snapshot(workspace_id: string, caller: Caller): Promise<AsyncIterable<string>> {
    return this.#refusal('snapshots', caller, 1) ?? this.#inner.snapshot(workspace_id, caller);
  }

  workspaces(caller: Caller): Promise<readonly Workspace[]> {
    return this.#refusal('reads', caller, 1) ?? this.#inner.workspaces(caller);
  }

  #refusal(what: Spending, { identity }: Caller, points: number): Promise<never> | undefined {
    if (identity.credential.kind === 'local') return undefined;
    try {
      this.#limits.spend(what, identity, points);
      return undefined;
    } catch (error) {
      return Promise.reject(error);
    }
  }
}
