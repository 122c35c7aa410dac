import type { LockstepClient } from '@lockstep/client';
import { useRef } from 'react';
import { useClientValue } from './use-client-value.ts';

interface Selected<Source, Value> {
  readonly source: Source;
  readonly selector: (source: Source) => Value;
  readonly value: Value;
}

/**
 * What a selector makes of something that the client keeps, or all of it. The selector is asked only when the source is
 * another one, or the selector itself.
 */
export function useSelected<Source, Value>(
  read: (client: LockstepClient) => Source,
  selector: ((source: Source) => Value) | undefined,
): Source | Value {
  const last = useRef<Selected<Source, Value>>(undefined);
  return useClientValue<Source | Value>((client) => {
    const source = read(client);
    if (selector === undefined) return source;
    const before = last.current;
    if (before !== undefined && Object.is(before.source, source) && before.selector === selector) return before.value;
    const value = selector(source);
    last.current = { source, selector, value };
    return value;
  });
}
