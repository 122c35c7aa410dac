/** A client's word on how far it has got in a workspace, while it is looked into (D12). */
export interface StreamClaim {
  readonly workspace_id: string;
  readonly seq: number;
  readonly epoch: string;
  /** A later one for the same workspace has come: nothing is begun after this one. */
  superseded: boolean;
}

/** The claims of one session that are not settled yet. */
export class StreamClaims {
  readonly #open = new Map<string, StreamClaim>();

  add(workspace_id: string, seq: number, epoch: string): StreamClaim {
    const earlier = this.#open.get(workspace_id);
    if (earlier !== undefined) earlier.superseded = true;
    const claim = { workspace_id, seq, epoch, superseded: false };
    this.#open.set(workspace_id, claim);
    return claim;
  }

  settle(claim: StreamClaim): void {
    if (this.#open.get(claim.workspace_id) === claim) this.#open.delete(claim.workspace_id);
  }
}
