import type { ShelvedItem } from '@lockstep/client';
import { useClientValue } from './use-client-value.ts';

/** The changes that the server refused and that wait for the person (C5); `client.retry` and `client.discard` end them. */
export function useNeedsAttention(): readonly ShelvedItem[] {
  return useClientValue((client) => client.needsAttention);
}
