import { LockstepError, type Scope, type User, scopes } from '@lockstep/protocol';
import type { AccountsDatabase } from './accounts-database.ts';
import type { Credential, Identity } from '../app/identity.ts';

/** A person as accounts know them. */
export interface Person {
  readonly user: User;
  /** Null until the first browser has told. */
  readonly time_zone: string | null;
  readonly locale: string | null;
  readonly personal_workspace_id: string;
}

const allScopes: ReadonlySet<Scope> = new Set(scopes);

/** Finds people. */
export class People {
  readonly #database: AccountsDatabase;

  constructor(database: AccountsDatabase) {
    this.#database = database;
  }

  async byId(id: string): Promise<Person | undefined> {
    const row = await this.#rows().where('user.id', '=', id).executeTakeFirst();
    return row === undefined ? undefined : personFrom(row);
  }

  /** The person of a credential that was good a moment ago. Throws UNAUTHENTICATED. */
  async mustFind(id: string): Promise<Person> {
    const person = await this.byId(id);
    if (person === undefined) throw new LockstepError('UNAUTHENTICATED', 'This account is no longer there.');
    return person;
  }

  async byEmail(email: string): Promise<Person | undefined> {
    const row = await this.#rows().where('user.email', '=', email.trim().toLowerCase()).executeTakeFirst();
    return row === undefined ? undefined : personFrom(row);
  }

  /** Who came first: the one made on first start. */
  async owner(): Promise<Person | undefined> {
    const row = await this.#rows().orderBy('user.created_at').orderBy('user.id').limit(1).executeTakeFirst();
    return row === undefined ? undefined : personFrom(row);
  }

  #rows() {
    return this.#database.kysely
      .selectFrom('user')
      .innerJoin('member', 'member.user_id', 'user.id')
      .innerJoin('workspace', 'workspace.id', 'member.workspace_id')
      .where('workspace.kind', '=', 'personal')
      .select([
        'user.id',
        'user.name',
        'user.email',
        'user.time_zone',
        'user.locale',
        'workspace.id as personal_workspace_id',
      ]);
  }
}

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly time_zone: string | null;
  readonly locale: string | null;
  readonly personal_workspace_id: string;
}

/** A person from a row that has their columns. */
export function personFrom({ id, name, email, time_zone, locale, personal_workspace_id }: PersonRow): Person {
  return { user: { id, name, email }, time_zone, locale, personal_workspace_id };
}

/** A person with the credential they showed; a session or the machine itself may do everything they may. */
export function identify(person: Person, credential: Credential, covered: ReadonlySet<Scope> = allScopes): Identity {
  return {
    user: person.user,
    time_zone: person.time_zone ?? 'UTC',
    personal_workspace_id: person.personal_workspace_id,
    scopes: covered,
    credential,
  };
}
