import type { Core } from '@lockstep/server';
import type { Credentials } from './credentials.ts';

const lifetimeMs = 60 * 60_000;
/** A token with less than this left is replaced, so that none expires on its way. */
const marginMs = 5 * 60_000;

interface Made {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: number;
}

/** What attributions and `token list` call this program. */
export const commandLineName = 'Command line';

/**
 * Short-lived tokens of the owner, made in the data folder that the server at hand uses too: whoever may read the folder
 * may do everything anyway. The last one is revoked at the end.
 */
export class FolderCredentials implements Credentials {
  readonly #core: Core;
  readonly #user_id: string;
  readonly #now: () => number;
  #made: Made | undefined;

  constructor(core: Core, user_id: string, now: () => number) {
    this.#core = core;
    this.#user_id = user_id;
    this.#now = now;
  }

  async token(): Promise<string> {
    if (this.#made === undefined || this.#made.expiresAt - marginMs < this.#now()) await this.#renew();
    return this.#made?.token ?? '';
  }

  async close(): Promise<void> {
    await this.revoke();
    await this.#core.close();
  }

  async #renew(): Promise<void> {
    await this.revoke();
    const expiresAt = this.#now() + lifetimeMs;
    const expires_at = new Date(expiresAt).toISOString();
    const { token, record } = await this.#core.auth.tokens.create(this.#user_id, { name: commandLineName, expires_at });
    this.#made = { id: record.id, token, expiresAt };
  }

  /** Makes the token at hand worthless; the next one asked for is new. */
  async revoke(): Promise<void> {
    const made = this.#made;
    this.#made = undefined;
    if (made !== undefined) await this.#core.auth.tokens.revoke(made.id);
  }
}
