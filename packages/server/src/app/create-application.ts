import { parseInput, type ReadName, type ReadOperation, registry, type Workspace } from '@lockstep/protocol';
import type { Store } from '../store/store.ts';
import type { Application, Executed, WriteRequest } from './application.ts';
import type { Caller } from './caller.ts';
import { type Clock, timestampOf } from './clock.ts';
import type { Publisher } from './committed-operation.ts';
import { executeOperation } from './execute-operation.ts';
import { prepareWrite, requireScope } from './prepare-write.ts';
import type { ReadHandler, ReadInput, ReadResult } from './read/read-context.ts';
import { readHandlers } from './read/read-handlers.ts';
import { requireMember } from './read/require-member.ts';

export interface ApplicationOptions {
  readonly store: Store;
  readonly publisher: Publisher;
  readonly clock: Clock;
  /** A fresh UUIDv7. */
  newId(): string;
}

/** The application on a store: every door's way in. */
export function createApplication(options: ApplicationOptions): Application {
  const { store, publisher, clock } = options;
  const newId = () => options.newId();

  async function execute(request: WriteRequest, caller: Caller): Promise<Executed> {
    const write = prepareWrite(request, caller);
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
    return handler({ store, workspace_id, caller, now: clock.now() }, parsed);
  }

  async function snapshot(workspace_id: string, caller: Caller): Promise<AsyncIterable<string>> {
    requireScope(caller, 'tasks:read');
    await requireMember(store, workspace_id, caller);
    return store.snapshot(workspace_id);
  }

  function workspaces(caller: Caller): Promise<readonly Workspace[]> {
    requireScope(caller, 'tasks:read');
    return store.workspacesOf(caller.identity.user.id);
  }

  return { epoch: store.epoch, execute, read, snapshot, workspaces };
}
