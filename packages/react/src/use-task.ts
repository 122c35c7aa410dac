import type { Task } from '@lockstep/protocol';
import { useClientValue } from './use-client-value.ts';

/** One task, trashed ones included; undefined while it is not known. Drawn anew only when this task changes. */
export function useTask(id: string): Task | undefined {
  return useClientValue((client) => client.task(id));
}
