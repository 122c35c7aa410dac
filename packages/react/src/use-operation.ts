import type { ExecuteOptions, ReadInput, ReadResult, WriteMethod } from '@lockstep/client';
import type { LockstepError, OperationName, ReadName, WriteName } from '@lockstep/protocol';
import { isWriteName } from '@lockstep/protocol/schemaless';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLockstep } from './lockstep-context.ts';

/** Calls an operation of the registry; what it takes and answers follows from its name. */
export type Run<Name extends OperationName> = Name extends WriteName
  ? WriteMethod<Name>
  : Name extends ReadName
    ? (input: ReadInput<Name>) => Promise<ReadResult<Name>>
    : never;

/** An operation as a component uses it. */
export interface OperationHandle<Name extends OperationName> {
  /** The same function as long as the client and the name are. */
  readonly run: Run<Name>;
  /** Whether a call has not been answered yet. The view shows a write before that (C1). */
  readonly pending: boolean;
  /** What the last answered call was refused with, null where it was not. */
  readonly error: LockstepError | null;
}

interface Progress {
  readonly calls: number;
  readonly error: LockstepError | null;
}

/**
 * An operation of the registry.
 *
 * @example
 * const complete = useOperation('task.complete');
 * <button onClick={() => void complete.run({ id })} aria-busy={complete.pending}>Done</button>
 */
export function useOperation<Name extends OperationName>(name: Name): OperationHandle<Name> {
  const client = useLockstep();
  const [progress, setProgress] = useState<Progress>({ calls: 0, error: null });
  const mounted = useRef(false);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  const run = useCallback(
    (input: Readonly<Record<string, unknown>>, options?: ExecuteOptions) => {
      const call = isWriteName(name)
        ? (client.execute as Untyped)(name, input, options)
        : (client.read as Untyped)(name, input);
      setProgress(({ calls, error }) => ({ calls: calls + 1, error }));
      const end = (error: LockstepError | null) => {
        if (mounted.current) setProgress(({ calls }) => ({ calls: calls - 1, error }));
      };
      call.then(
        () => end(null),
        (error: LockstepError) => end(error),
      );
      return call;
    },
    [client, name],
  );
  const { calls, error } = progress;
  return useMemo(() => ({ run: run as unknown as Run<Name>, pending: calls > 0, error }), [run, calls, error]);
}

type Untyped = (name: OperationName, input: unknown, options?: ExecuteOptions) => Promise<unknown>;
