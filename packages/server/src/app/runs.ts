/** An agent's run that is going on in this process. */
export interface Run {
  readonly run_id: string;
  /** In whose name it acts. */
  readonly user_id: string;
  /** Stops it; resolves when nothing more will come of it. */
  stop(): Promise<void>;
}

/** The runs that are going on, so that one that is to be taken back can be stopped first (X5). */
export class Runs {
  readonly #going = new Set<Run>();

  /** Notes a run; call what is answered when it has ended. */
  began(run: Run): () => void {
    this.#going.add(run);
    return () => this.#going.delete(run);
  }

  /** Stops a person's run and resolves when it has ended; at once where there is no such run. */
  async stop(run_id: string, user_id: string): Promise<void> {
    const found = [...this.#going].filter((run) => run.run_id === run_id && run.user_id === user_id);
    await Promise.all(found.map((run) => run.stop()));
  }
}
