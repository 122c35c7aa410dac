import type { OperationName, ReadName, Registry } from '@lockstep/protocol';
import type { z } from 'zod';
import type { Store } from '../../store/store.ts';
import type { Caller } from '../caller.ts';

/** What a read is answered from; the caller is a member of the workspace. */
export interface ReadContext {
  readonly store: Store;
  readonly workspace_id: string;
  readonly caller: Caller;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export type ReadInput<Name extends OperationName> = z.output<Registry[Name]['input']>;
export type ReadResult<Name extends OperationName> = z.output<Registry[Name]['result']>;
export type ReadHandler<Name extends ReadName> = (
  context: ReadContext,
  input: ReadInput<Name>,
) => Promise<ReadResult<Name>>;
