/** What a server is shown to prove who asks. */
export interface Credentials {
  /** A token that is good now. */
  token(): Promise<string>;
  /** Gives back what was made for the occasion. */
  close(): Promise<void>;
}

/** A token that the person gave. */
export function givenToken(token: string): Credentials {
  return { token: async () => token, close: async () => {} };
}
