const kept = 5000;

/** The op_ids that this client made, so that its own changes are not announced to it as somebody else's. */
export class OwnOperations {
  readonly #ids = new Set<string>();

  add(op_id: string): void {
    this.#ids.add(op_id);
    if (this.#ids.size <= kept) return;
    const [oldest] = this.#ids;
    if (oldest !== undefined) this.#ids.delete(oldest);
  }

  has(op_id: string): boolean {
    return this.#ids.has(op_id);
  }
}
