import type { User } from '@lockstep/protocol';

/** Who is signed in: `GET /api/v1/me`. */
export interface Profile {
  readonly user: User;
  /** IANA zone; null until the first browser has told it. */
  readonly time_zone: string | null;
  readonly personal_workspace_id: string;
  readonly epoch: string;
}
