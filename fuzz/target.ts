/** Somebody with a token and a workspace. */
export interface Account {
  readonly token: string;
  readonly user_id: string;
  readonly workspace_id: string;
}

/** What inputs are aimed at: a server, and the account in whose name they come. */
export interface Target {
  readonly port: number;
  readonly epoch: string;
  readonly attacker: Account;
}
