/** Where an operation lands, and what it is called. */
export interface MutationTarget {
  /** Default: the personal workspace. */
  readonly workspace_id?: string | undefined;
  /** Default: a fresh one. */
  readonly op_id?: string | undefined;
}
