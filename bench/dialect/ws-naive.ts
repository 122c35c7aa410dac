import { plain } from './plain.ts';
import type { Dialect } from './dialect.ts';

/** The plain peer: the same messages, but no greeting, no credentials and nothing to resume. */
export const wsNaive: Dialect = {
  ...plain,
  path: ({ user_id }) => `/ws/tasks/${user_id}`,
  headers: () => ({}),
  liveOnOpen: true,
  isLive: () => false,
};
