import type { Profile } from '@lockstep/client';
import { useClientValue } from './use-client-value.ts';

/** Who is signed in; null until that is known. */
export function useProfile(): Profile | null {
  return useClientValue((client) => client.profile);
}
