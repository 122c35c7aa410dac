import type { IncomingMessage } from 'node:http';
import { maxRequestBytes } from '@lockstep/protocol';
import { callerOf, type Caller } from '../../app/caller.ts';
import type { Identity } from '../../app/identity.ts';
import { parseJsonBody } from './json-body.ts';
import { readBody } from './read-body.ts';
import type { PathParams } from './route-table.ts';

/** One authenticated request of the API, as its route sees it. */
export class ApiExchange {
  readonly request: IncomingMessage;
  readonly identity: Identity;
  readonly params: PathParams;
  /** What follows the question mark, empty if nothing does. */
  readonly query: string;

  constructor(request: IncomingMessage, identity: Identity, params: PathParams, query: string) {
    this.request = request;
    this.identity = identity;
    this.params = params;
    this.query = query;
  }

  /** Who asks; a cookie is a person at the web app, a token a program. */
  caller(time_zone?: string): Caller {
    return callerOf(this.identity, { kind: this.identity.credential.kind === 'session' ? 'user' : 'api', time_zone });
  }

  /**
   * The JSON body, undefined if there is none.
   *
   * @throws LockstepError TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, MALFORMED or VALIDATION_FAILED.
   */
  async readJson(): Promise<unknown> {
    return parseJsonBody(this.request, await readBody(this.request, maxRequestBytes));
  }
}
