import type { Signal } from '@lockstep/client';
import { useEffect, useEffectEvent } from 'react';
import { useLockstep } from './lockstep-context.ts';

/** Calls back for what passes and is never kept: somebody types, an agent gets on with its run (D9, M15). */
export function useSignal(listener: (signal: Signal) => void): void {
  const client = useLockstep();
  const heard = useEffectEvent(listener);
  useEffect(() => client.onSignal((signal) => heard(signal)), [client]);
}
