import { LockstepError, lineSchema, parseInput } from '@lockstep/protocol';
import { foundWorkspace } from '@lockstep/core';
import type { CompiledQuery } from 'kysely';
import { z } from 'zod';
import type { AccountsDatabase } from './accounts-database.ts';
import { type AuthEnvironment, timestamp } from './auth-environment.ts';
import { maxPasswordLength, minPasswordLength } from './password-length.ts';
import type { People, Person } from './people.ts';

const personalWorkspaceName = 'Personal';
const owner = { email: 'owner@lockstep.local', name: 'Owner' };

const newPersonSchema = z.strictObject({
  email: z.email('must be an e-mail address').max(254).toLowerCase(),
  name: lineSchema(120),
  password: z
    .string()
    .min(minPasswordLength, `must have at least ${minPasswordLength} characters`)
    .max(maxPasswordLength, `must have at most ${maxPasswordLength} characters`)
    .optional(),
});

export interface NewPerson {
  readonly email: string;
  readonly name: string;
  /** Absent: the person signs in by link. */
  readonly password?: string | undefined;
}

interface RegistrationOptions extends AuthEnvironment {
  readonly database: AccountsDatabase;
  readonly people: People;
  /** The sign-in library's password hash. */
  readonly hashPassword: (password: string) => Promise<string>;
}

/** Makes people, each with a personal workspace of their own. */
export class Registration {
  readonly #options: RegistrationOptions;

  constructor(options: RegistrationOptions) {
    this.#options = options;
  }

  /** Registers a person. Throws VALIDATION_FAILED, or CONFLICT where the address is taken. */
  async register(input: NewPerson): Promise<Person> {
    const { people, hashPassword, database } = this.#options;
    const { email, name, password } = parseInput(newPersonSchema, input);
    if ((await people.byEmail(email)) !== undefined) throw taken(email);
    const passwordHash = password === undefined ? undefined : await hashPassword(password);
    const user_id = this.#options.random.newId();
    try {
      await database.atomically(this.#writes(user_id, { email, name }, passwordHash));
    } catch (error) {
      // Another process may have taken the address between the look and the write.
      if ((await people.byEmail(email)) !== undefined) throw taken(email);
      throw error;
    }
    return people.mustFind(user_id);
  }

  /** Makes the owner of a database in which nobody is yet, and answers who the owner is. */
  async ensureOwner(): Promise<{ readonly person: Person; readonly created: boolean }> {
    const { people } = this.#options;
    const present = await people.owner();
    if (present !== undefined) return { person: present, created: false };
    try {
      return { person: await this.register(owner), created: true };
    } catch (error) {
      // Two processes may start on the same fresh folder: the address is unique, so one of them makes the owner.
      const first = await people.owner();
      if (first === undefined) throw error;
      return { person: first, created: false };
    }
  }

  #writes(user_id: string, { email, name }: NewPerson, passwordHash: string | undefined): CompiledQuery[] {
    const { kysely } = this.#options.database;
    const { random, clock } = this.#options;
    const now = timestamp(clock.now());
    const stamps = { created_at: now, updated_at: now };
    const workspace_id = random.newId();
    const user = { id: user_id, name, email, email_verified: 0, image: null, time_zone: null, locale: null, ...stamps };
    const account = { id: random.newId(), user_id, account_id: user_id, provider_id: 'credential', ...stamps };
    const { workspace, member } = foundWorkspace({
      id: workspace_id,
      name: personalWorkspaceName,
      kind: 'personal',
      owner: { kind: 'user', user_id, name },
      now,
    });
    return [
      kysely.insertInto('user').values(user).compile(),
      ...(passwordHash === undefined
        ? []
        : [
            kysely
              .insertInto('account')
              .values({ ...account, password: passwordHash })
              .compile(),
          ]),
      kysely
        .insertInto('workspace')
        .values({
          id: workspace_id,
          name: workspace.name,
          kind: 'personal',
          created_at: now,
          body: JSON.stringify(workspace),
        })
        .compile(),
      kysely
        .insertInto('member')
        .values({ workspace_id, user_id, role: member.role, created_at: now, body: JSON.stringify(member) })
        .compile(),
    ];
  }
}

function taken(email: string): LockstepError {
  return new LockstepError('CONFLICT', `There is an account for ${email} already.`, {
    errors: [{ path: 'email', message: 'is taken' }],
  });
}
