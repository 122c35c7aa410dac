/** What a screen knows of its connection (C7). */
export type ConnectionView = {
  status: 'live' | 'catching-up' | 'reconnecting' | 'offline' | 'signed-out' | 'outdated';
  /** Changes saved on this device and not yet acknowledged. */
  pending: number;
  /** Changes that were refused and wait for a decision. */
  shelved: number;
  /** Seconds until the next attempt. */
  retryInSeconds?: number | undefined;
  roundTripMs?: number | undefined;
  /** When the last word came from the server, in the reader's words. */
  lastSynced?: string | undefined;
};
