/** Somebody whose tasks are written and whose sockets hear of it. */
export interface Person {
  readonly user_id: string;
  /** The log that their tasks go into; empty for peers, which have none. */
  readonly workspace_id: string;
  /** Empty for peers, which believe whoever says who they are. */
  readonly token: string;
  /** The epoch that cursors belong to; empty for peers. */
  readonly epoch: string;
}
