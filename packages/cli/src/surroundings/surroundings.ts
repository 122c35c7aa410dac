import type { Readable, Writable } from 'node:stream';

/** A stream that text goes out by. */
export interface TextOutput {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

/** Everything that a command takes from the process it runs in; tests hand in their own. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What relative paths are relative to. */
  readonly folder: string;
  readonly stdin: Readable & { readonly isTTY?: boolean | undefined };
  readonly stdout: Writable & TextOutput;
  readonly stderr: Writable & TextOutput;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** IANA zone of this machine. */
  readonly timeZone: string;
  /** BCP 47. */
  readonly locale: string;
  /** Aborts when the person wants the command to end (Ctrl-C). */
  readonly ending: AbortSignal;
}
