import type { Api } from './api.ts';
import type { Profile } from './profile.ts';

/** Whether it is known who this is. */
export type Identification = 'known' | 'signed-out' | 'failed';

/** Who is signed in, asked once and again after a sign-out. */
export class Account {
  readonly #api: Api;
  readonly #timeZone: string | undefined;
  #profile: Profile | undefined;
  #fresh = false;
  #asking: Promise<Identification> | undefined;

  /** `timeZone`: the browser's, told to the server where the profile has none yet (contract, "Dates"). */
  constructor(api: Api, timeZone: string | undefined) {
    this.#api = api;
    this.#timeZone = timeZone;
  }

  get profile(): Profile | undefined {
    return this.#profile;
  }

  /** Takes a person for signed in until the server says otherwise. */
  assume(profile: Profile): void {
    this.#profile ??= profile;
  }

  /** Asks who this is, unless that is known. */
  load(): Promise<Identification> {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  async #ask(): Promise<Identification> {
    if (this.#fresh) return 'known';
    const answer = await this.#api.get('/api/v1/me');
    if (!answer.ok) return answer.problem.status === 401 ? 'signed-out' : 'failed';
    this.#profile = answer.body as Profile;
    this.#fresh = true;
    if (this.#profile.time_zone === null && this.#timeZone !== undefined) await this.#tellTimeZone(this.#timeZone);
    return 'known';
  }

  /** The sign-in has ended; the next load asks anew. What was known stays, so that another person is noticed. */
  doubt(): void {
    this.#fresh = false;
  }

  forget(): void {
    this.#fresh = false;
    this.#profile = undefined;
  }

  async #tellTimeZone(time_zone: string): Promise<void> {
    const answer = await this.#api.patch('/api/v1/me', { time_zone });
    // Without it everything works, in UTC; the next start tries again.
    if (answer.ok) this.#profile = answer.body as Profile;
  }
}
