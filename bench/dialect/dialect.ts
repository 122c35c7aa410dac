import type { Person } from '../subject/person.ts';

/** How the live side of a subject is spoken, as far as a benchmark needs it. */
export interface Dialect {
  path(person: Person): string;
  headers(person: Person): Readonly<Record<string, string>>;
  /** What a client says first; `cursor` is the last seq it has. */
  greeting(person: Person, cursor: number): string | undefined;
  /** Whether a connection is live as soon as it is open, without a message that says so. */
  readonly liveOnOpen: boolean;
  /** Whether a message, by its first characters, says that the stream is live. */
  isLive(message: string): boolean;
  /** What a message asks to be answered with. */
  reply(message: string): string | undefined;
  /** The seq of the change that a message carries; 0 if it carries none. */
  seqOf(bytes: Buffer, start: number, end: number): number;
  /** The change in a message that carries one. */
  eventOf(text: string): unknown;
}
