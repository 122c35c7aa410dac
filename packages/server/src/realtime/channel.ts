/** The way out to one socket. */
export interface Channel {
  /** Bytes written and not yet taken by the network. */
  readonly bufferedBytes: number;
  /**
   * Of the write that is under way, what the network has not taken yet: another number whenever something was taken,
   * also in the middle of a large frame, where `bufferedBytes` stays as it is.
   */
  readonly untakenBytes: number;
  readonly open: boolean;
  /** Hands over a whole frame; what is written within one turn of the event loop leaves together. */
  write(frame: Buffer): void;
  /** Calls back once when everything written has been taken. */
  onceDrained(listener: () => void): void;
  ping(): void;
  /** Ends with the closing handshake. */
  close(code: number, reason: string): void;
  /** Ends at once. */
  terminate(): void;
  /** Stops and resumes reading what the other side sends. */
  pauseReading(): void;
  resumeReading(): void;
}
