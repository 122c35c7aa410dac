/** What a screen knows of its connection (C7). */
export type ConnectionView = {
  status: 'live' | 'catching-up' | 'reconnecting' | 'offline' | 'signed-out' | 'outdated';
  /** The status in words: “live”, “reconnecting in 4 s”. */
  words: string;
  /** The same without the countdown, for being read out. */
  announcement: string;
  /** Changes that the server has not acknowledged yet. */
  pending: number;
  /** Changes that were refused and wait for a decision. */
  shelved: number;
  roundTripMs?: number | undefined;
  /** When the last word came from the server, in the reader's words. */
  lastSynced?: string | undefined;
};
