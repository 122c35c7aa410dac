import type { Role, Scope } from '@lockstep/protocol';
import type { PersonName } from './server/made-people.ts';

/** Somebody who asks, with one proof of who they are. */
export interface Caller {
  readonly name: string;
  /** Whose name they act in, or pretend to. */
  readonly person: PersonName;
  readonly headers: Readonly<Record<string, string>>;
  readonly proof: 'none' | 'token' | 'session';
  /** Whether the proof is good. */
  readonly isKnown: boolean;
  /** Whether another site's page may have made the browser send it. */
  readonly isForged: boolean;
  readonly scopes: ReadonlySet<Scope>;
  /** In the shared workspace. */
  readonly role: Role | undefined;
}
