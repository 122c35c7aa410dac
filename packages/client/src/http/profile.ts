import type { User } from '@lockstep/protocol';

/** Who is signed in: `GET /api/v1/me`. */
export interface Profile {
  readonly user: User;
  /** IANA zone; null until the first browser has told it. */
  readonly time_zone: string | null;
  /** BCP 47 tag by which dates and times are written; null, or absent in what an older version kept: as the device has it. */
  readonly locale?: string | null;
  readonly personal_workspace_id: string;
  readonly epoch: string;
}

/** What a person may change of their profile; what is absent stays. */
export interface ProfileChange {
  /** 1–120 characters. */
  readonly name?: string;
  /** IANA zone. */
  readonly time_zone?: string;
  /** BCP 47 tag; null: as each device has it. */
  readonly locale?: string | null;
}

/** A profile as it is with a change. */
export function changedProfile(profile: Profile, { name = profile.user.name, ...rest }: ProfileChange): Profile {
  return { ...profile, ...rest, user: { ...profile.user, name } };
}
