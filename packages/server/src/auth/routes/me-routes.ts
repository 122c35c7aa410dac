import { LockstepError, identifierSchema, timeZoneSchema, userSchema } from '@lockstep/protocol';
import { z } from 'zod';
import type { Auth } from '../create-auth.ts';
import type { Person } from '../people.ts';
import { localeSchema, profileChangeSchema } from '../profile.ts';
import type { AuthRoute } from './auth-route.ts';

/** What a person is told of themselves. */
export const meSchema = z.object({
  user: userSchema,
  /** Null until the first browser has told it. */
  time_zone: timeZoneSchema.nullable(),
  /** How dates and times are written; null: as each device has it. */
  locale: localeSchema.nullable(),
  personal_workspace_id: identifierSchema,
  epoch: z.string(),
});

export function meOf(person: Person, epoch: string): z.infer<typeof meSchema> {
  const { user, time_zone, locale, personal_workspace_id } = person;
  return { user, time_zone, locale, personal_workspace_id, epoch };
}

/** `GET` and `PATCH /me`. */
export function meRoutes({ people, profiles, sessions }: Auth, epoch: () => string): AuthRoute[] {
  return [
    {
      method: 'GET',
      path: '/me',
      about: {
        id: 'me.get',
        tag: 'account',
        summary: 'Who is signed in.',
        status: 200,
        result: meSchema,
        errors: [],
      },
      handle: async ({ identity, request }) => {
        const person = await people.mustFind(identity.user.id);
        // Every start of an app asks this, so here a session in use is prolonged.
        const cookie = await sessions.renew(identity, request.headers.cookie ?? '');
        const headers = cookie === undefined ? {} : { 'Set-Cookie': cookie };
        return { status: 200, body: meOf(person, epoch()), headers };
      },
    },
    {
      method: 'PATCH',
      path: '/me',
      about: {
        id: 'me.update',
        tag: 'account',
        summary: 'Change your name, time zone or language; what is absent stays.',
        bodies: [profileChangeSchema],
        bodyRequired: true,
        example: { time_zone: 'Europe/Berlin' },
        status: 200,
        result: meSchema,
        errors: ['VALIDATION_FAILED', 'INSUFFICIENT_SCOPE'],
      },
      handle: async (exchange) => {
        const { identity } = exchange;
        if (!identity.scopes.has('tasks:write')) {
          throw new LockstepError('INSUFFICIENT_SCOPE', 'Changing the profile takes the scope tasks:write.');
        }
        await profiles.change(identity.user.id, await exchange.readJson());
        return { status: 200, body: meOf(await people.mustFind(identity.user.id), epoch()) };
      },
    },
  ];
}
