import { LockstepError } from '@lockstep/protocol';

/** RATE_LIMITED that knows when it is over. */
export class RateLimited extends LockstepError {
  readonly retryAfterSeconds: number;

  /** @param what is too many of, in words */
  constructor(what: string, waitMs: number) {
    const seconds = Math.ceil(waitMs / 1_000);
    super('RATE_LIMITED', `Too many ${what}: try again in ${seconds === 1 ? 'a second' : `${seconds} seconds`}.`);
    this.name = 'RateLimited';
    this.retryAfterSeconds = seconds;
  }
}
