import { parseInput, type ReadName, type ReadOperation, registry, type Workspace } from '@lockstep/protocol';
import type { Store } from '../store/store.ts';
import type { Application, Executed, WriteRequest } from './application.ts';
import { begunStream } from './begun-stream.ts';
import type { Caller } from './caller.ts';
import { type Clock, timestampOf } from './clock.ts';
import type { Publisher } from './committed-operation.ts';
import { executeOperation, type PreparedWrite } from './execute-operation.ts';
import { prepareWrite, requireScope } from './prepare-write.ts';
import type { ReadHandler, ReadInput, ReadResult } from './read/read-context.ts';
import { readHandlers } from './read/read-handlers.ts';
import { requireMember } from './read/require-member.ts';
import type { Runs } from './runs.ts';

export interface ApplicationOptions {
  readonly store: Store;
  readonly publisher: Publisher;
  readonly clock: Clock;
  readonly runs: Runs;
  /** A fresh UUIDv7. */
  newId(): string;
}

/** X5: a run is stopped before it is taken back, unless it is the one that asks. */
async function stopRun(runs: Runs, { operation, input, caller }: PreparedWrite): Promise<void> {
  if (operation !== 'change.undo') return;
  for (const item of input.items) {
    if (!('run_id' in item) || typeof item.run_id !== 'string' || item.run_id === caller.actor.run_id) continue;
    await runs.stop(item.run_id, caller.identity.user.id);
  }
}

/** The application on a store: every door's way in. */
export function createApplication(options: ApplicationOptions): Application {
  const { store, publisher, clock, runs } = options;
  const newId = () => options.newId();

  async function execute(request: WriteRequest, caller: Caller): Promise<Executed> {
    const write = prepareWrite(request, caller);
    await stopRun(runs, write);
    const outcome = await store.write(
      (transaction) => executeOperation(transaction, write, { epoch: store.epoch, now: timestampOf(clock), newId }),
      (done) => {
        if (done.kind === 'done' && done.committed !== null) publisher.publish(done.committed);
      },
    );
    if (outcome.kind === 'refused') throw outcome.error;
    return outcome.executed;
  }

  async function read<Name extends ReadName>(name: Name, input: unknown, caller: Caller): Promise<ReadResult<Name>> {
    const definition: ReadOperation = registry[name];
    requireScope(caller, definition.scope);
    const parsed = parseInput(definition.input, input) as ReadInput<Name>;
    const asked = 'workspace_id' in parsed ? parsed.workspace_id : undefined;
    const workspace_id = asked ?? caller.identity.personal_workspace_id;
    await requireMember(store, workspace_id, caller);
    const handler: ReadHandler<Name> = readHandlers[name];
    const answer = await handler({ store, workspace_id, caller, now: clock.now() }, parsed);
    // Rights may have ended while it was read: then it may hold what came after them (D6).
    await requireMember(store, workspace_id, caller);
    return answer;
  }

  async function snapshot(workspace_id: string, caller: Caller): Promise<AsyncIterable<string>> {
    requireScope(caller, 'tasks:read');
    await requireMember(store, workspace_id, caller);
    return begunStream(store.snapshot(workspace_id, caller.identity.user.id));
  }

  function workspaces(caller: Caller): Promise<readonly Workspace[]> {
    requireScope(caller, 'tasks:read');
    return store.workspacesOf(caller.identity.user.id);
  }

  return { epoch: store.epoch, execute, read, snapshot, workspaces };
}
