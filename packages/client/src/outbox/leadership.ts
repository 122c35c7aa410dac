import type { Neighbours } from '../storage/neighbours.ts';

interface Claim {
  /** Of the session for which it is made. */
  readonly epoch: string;
  granted: boolean;
  release: () => void;
}

export interface LeadershipListener {
  /** Whom to wait for; undefined: nobody. */
  neighbours(): Neighbours | undefined;
  /** What must be done before anything is sent. */
  prepare(): Promise<void>;
  /** This client sends, from now on. */
  began(epoch: string): void;
  ended(): void;
}

/**
 * C4: of the clients on one storage the one that holds the lock sends. It is asked for with each session, so that only
 * who is connected can have it, and falls free with the session or the page.
 */
export class Leadership {
  readonly #listener: LeadershipListener;
  #claim: Claim | undefined;

  constructor(listener: LeadershipListener) {
    this.#listener = listener;
  }

  get held(): boolean {
    return this.#claim?.granted === true;
  }

  /** Waits for its turn; alone it begins at once. */
  seek(epoch: string): void {
    this.giveUp();
    const claim: Claim = { epoch, granted: false, release: () => undefined };
    this.#claim = claim;
    const neighbours = this.#listener.neighbours();
    if (neighbours === undefined) {
      claim.granted = true;
      this.#listener.began(epoch);
    } else claim.release = neighbours.lead(() => this.#granted(claim));
  }

  /** Lets another go first, if there is one that waits. */
  letPass(): void {
    if (this.#claim !== undefined && this.#listener.neighbours() !== undefined) this.seek(this.#claim.epoch);
  }

  /** There may be nobody to wait for any more. */
  reconsider(): void {
    if (this.#claim?.granted === false && this.#listener.neighbours() === undefined) this.seek(this.#claim.epoch);
  }

  giveUp(): void {
    this.#claim?.release();
    this.#claim = undefined;
    this.#listener.ended();
  }

  #granted(claim: Claim): void {
    if (this.#claim !== claim) return;
    claim.granted = true;
    void this.#listener.prepare().then(() => {
      if (this.#claim === claim) this.#listener.began(claim.epoch);
      return undefined;
    });
  }
}
