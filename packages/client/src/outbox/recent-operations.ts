const kept = 5000;

/** The op_ids that were added last: as many as anybody may still ask about. */
export class RecentOperations {
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
