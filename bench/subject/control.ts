import type { Person } from './person.ts';

/** What a driver asks of the server process that it measures, over the channel between the two processes. */
export type Ask =
  | { readonly ask: 'people'; readonly count: number }
  | { readonly ask: 'usage'; readonly collectGarbage: boolean }
  | { readonly ask: 'stop' };

/** What a process has used since it started. */
export interface Usage {
  /** User and system time of all its threads, microseconds. */
  readonly cpuUs: number;
  readonly rssBytes: number;
  /** What is in use of V8's heap, and of buffers outside it. */
  readonly heapBytes: number;
}

/** What a server process tells. */
export type Answer =
  | { readonly answer: 'listening'; readonly port: number }
  | { readonly answer: 'people'; readonly people: readonly Person[] }
  | { readonly answer: 'usage'; readonly usage: Usage }
  | { readonly answer: 'failed'; readonly message: string };
