import type { ClientStatus } from '@lockstep/client';
import { useSelected } from './use-selected.ts';

/** How things stand (C7). Drawn anew with each change of it, each measured round trip included. */
export function useStatus(): ClientStatus;
/**
 * What a selector makes of it. Drawn anew only when that differs.
 *
 * @example
 * const live = useStatus((status) => status.state === 'live');
 */
export function useStatus<Value>(selector: (status: ClientStatus) => Value): Value;
export function useStatus<Value>(selector?: (status: ClientStatus) => Value): ClientStatus | Value {
  return useSelected((client) => client.status, selector);
}
