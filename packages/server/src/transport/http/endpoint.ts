import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PathParams } from './route-table.ts';

/** A request on its way: split, numbered, and past the checks of where it comes from. */
export interface Incoming {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Shown to the caller and in the log. */
  readonly requestId: string;
  readonly params: PathParams;
  readonly path: string;
  /** What follows the question mark, empty if nothing does. */
  readonly query: string;
}

/** Answers a request; what it throws becomes a problem. */
export type Endpoint = (incoming: Incoming) => void | Promise<void>;
