import type { Api, ApiAnswer } from './api.ts';
import { changedProfile, type Profile, type ProfileChange } from './profile.ts';

/** Whether it is known who this is. */
export type Identification = 'known' | 'signed-out' | 'failed';

/** Who is signed in, asked once and again after a sign-out. */
export class Account {
  readonly #api: Api;
  readonly #timeZone: string | undefined;
  /** As the server last told it. */
  #told: Profile | undefined;
  /** With the changes that the server has not answered yet. */
  #profile: Profile | undefined;
  #changes: readonly ProfileChange[] = [];
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
    if (this.#told === undefined) this.#tell(profile);
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
    const profile = answer.body as Profile;
    this.#tell(profile);
    this.#fresh = true;
    if (profile.time_zone === null && this.#timeZone !== undefined) await this.#tellTimeZone(this.#timeZone);
    return 'known';
  }

  /** Changes the profile: here at once, and back again if the server refuses. */
  async change(change: ProfileChange): Promise<ApiAnswer> {
    this.#changes = [...this.#changes, change];
    this.#show();
    const answer = await this.#api.patch('/api/v1/me', change);
    this.#changes = this.#changes.filter((each) => each !== change);
    // Whoever signed out meanwhile is not known here any more, and stays unknown.
    if (answer.ok && this.#told !== undefined) this.#told = changedProfile(this.#told, change);
    this.#show();
    return answer;
  }

  /** The sign-in has ended; the next load asks anew. What was known stays, so that another person is noticed. */
  doubt(): void {
    this.#fresh = false;
  }

  forget(): void {
    this.#fresh = false;
    this.#changes = [];
    this.#tell(undefined);
  }

  #tell(profile: Profile | undefined): void {
    this.#told = profile;
    this.#show();
  }

  #show(): void {
    this.#profile = this.#told && this.#changes.reduce(changedProfile, this.#told);
  }

  async #tellTimeZone(time_zone: string): Promise<void> {
    const answer = await this.#api.patch('/api/v1/me', { time_zone });
    // Without it everything works, in UTC; the next start tries again.
    if (answer.ok) this.#tell(answer.body as Profile);
  }
}
