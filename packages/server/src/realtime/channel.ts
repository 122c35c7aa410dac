/** The way out to one socket. */
export interface Channel {
  /** Bytes written and not yet taken by the network. */
  readonly bufferedBytes: number;
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
