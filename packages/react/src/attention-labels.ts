import { countedChanges } from './counted-changes.ts';

/** All that `NeedsAttention` says beside what changes are called and why they were refused. */
export interface AttentionLabels {
  readonly heading: string;
  /** Read out when it changes; `count` is at least 1. */
  readonly count: (count: number) => string;
  readonly retry: string;
  /** Brings the task back from the trash, and sends the change again. */
  readonly restore: string;
  readonly edit: string;
  readonly discard: string;
  readonly send: string;
  readonly cancel: string;
  /** What a field of a change is called, by its name in the operation's input. */
  readonly field: (name: string) => string;
}

/** The labels in English. */
export const attentionLabels: AttentionLabels = {
  heading: 'Needs your attention',
  count: (count) => `${countedChanges(count)} could not be saved`,
  retry: 'Try again',
  restore: 'Restore and apply',
  edit: 'Edit',
  discard: 'Discard',
  send: 'Send',
  cancel: 'Cancel',
  field: (name) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' '),
};
