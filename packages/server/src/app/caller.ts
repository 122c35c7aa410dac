import type { Actor, ActorKind } from '@lockstep/protocol';
import type { Identity } from './identity.ts';

/** Who asks, through which door: what every read and write is authorised and attributed by. */
export interface Caller {
  readonly identity: Identity;
  readonly actor: Actor;
  /** The zone in which "today" is judged: the request's, else the profile's. */
  readonly time_zone: string;
}

export interface CallerDetails {
  readonly kind: ActorKind;
  /** The program in the person's hand, e.g. `Claude Desktop`. */
  readonly client?: string | undefined;
  readonly run_id?: string | undefined;
  readonly time_zone?: string | undefined;
}

/** A caller from an identity and the door it came through. */
export function callerOf(identity: Identity, details: CallerDetails): Caller {
  const { user, credential } = identity;
  const client = details.client ?? credential.name ?? undefined;
  return {
    identity,
    time_zone: details.time_zone ?? identity.time_zone,
    actor: {
      kind: details.kind,
      user_id: user.id,
      name: user.name,
      ...(client === undefined ? {} : { client }),
      ...(details.run_id === undefined ? {} : { run_id: details.run_id }),
    },
  };
}
