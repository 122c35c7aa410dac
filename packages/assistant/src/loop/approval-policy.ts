import type { CallWeight } from './assistant-tool.ts';

/** Which calls wait for the person's approval. */
export interface ApprovalPolicy {
  /** A call that names more records than this waits. */
  readonly mostWithoutAsking: number;
  /**
   * A destructive call waits `always`, or only where it names `several` records: the offline model carries out nothing but the
   * person's own words, and "delete milk" is consent to that.
   */
  readonly destructive: 'always' | 'several';
}

/** For a language model, whose calls are its own idea. */
export const CAREFUL_APPROVAL: ApprovalPolicy = { mostWithoutAsking: 10, destructive: 'always' };

/** For the offline model. */
export const LITERAL_APPROVAL: ApprovalPolicy = { mostWithoutAsking: 10, destructive: 'several' };

/** Whether a call has to wait, and the reason as it is shown to the person. */
export function approvalReason({ size, destructive }: CallWeight, policy: ApprovalPolicy): string | undefined {
  if (destructive && (policy.destructive === 'always' || size > 1)) {
    return size === 1 ? 'Moves 1 task to the trash.' : `Moves ${size} tasks to the trash.`;
  }
  return size > policy.mostWithoutAsking ? `Changes ${size} tasks.` : undefined;
}
