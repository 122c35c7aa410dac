import type { ErrorCode, Problem } from '@lockstep/protocol';
import { LockstepError, toProblem } from '@lockstep/protocol/schemaless';
import type { Fetch, FetchResponse } from './fetch.ts';
import { readProblem } from './read-problem.ts';

/** A bearer token, or how to get one each time. Without it the browser's session cookie is used. */
export type Token = string | (() => string | Promise<string>);

/** What came of a request; a failure is an answer too, so that nobody forgets it. */
export type ApiAnswer =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly problem: Problem; readonly retry_after_ms: number };

export interface ApiOptions {
  /** Where the server is, e.g. `https://tasks.example.org`; empty is the page's own origin. */
  readonly url: string;
  readonly fetch: Fetch;
  readonly token?: Token | undefined;
}

function codeOfStatus(status: number): ErrorCode {
  if (status === 401) return 'UNAUTHENTICATED';
  if (status === 403) return 'FORBIDDEN';
  if (status === 404) return 'NOT_FOUND';
  if (status === 413) return 'TOO_LARGE';
  if (status === 429) return 'RATE_LIMITED';
  // A proxy in between answers these without our words; nothing is known of the request itself.
  return status >= 500 || status === 408 ? 'UNAVAILABLE' : 'MALFORMED';
}

function retryAfterMs(response: FetchResponse): number {
  const seconds = Number(response.headers.get('retry-after') ?? '');
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0;
}

async function problemOf(response: FetchResponse): Promise<Problem> {
  const problem = readProblem(await response.json().catch(() => undefined));
  if (problem !== undefined) return problem;
  return toProblem(new LockstepError(codeOfStatus(response.status), `The server answered ${response.status}.`));
}

function unreachable(cause: unknown): ApiAnswer {
  const error = new LockstepError('UNAVAILABLE', 'The server cannot be reached.', { cause });
  return { ok: false, problem: toProblem(error), retry_after_ms: 0 };
}

/** The server's REST door, as far as the client itself needs it. */
export class Api {
  readonly #options: ApiOptions;

  constructor(options: ApiOptions) {
    this.#options = options;
  }

  get(path: string): Promise<ApiAnswer> {
    return this.#request('GET', path, undefined);
  }

  post(path: string, body: unknown): Promise<ApiAnswer> {
    return this.#request('POST', path, body);
  }

  patch(path: string, body: unknown): Promise<ApiAnswer> {
    return this.#request('PATCH', path, body);
  }

  async #request(method: string, path: string, body: unknown): Promise<ApiAnswer> {
    const { url, fetch, token } = this.#options;
    try {
      const bearer = typeof token === 'function' ? await token() : token;
      const response = await fetch(`${url}${path}`, {
        method,
        headers: {
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        credentials: bearer === undefined ? 'include' : 'omit',
      });
      if (response.ok) return { ok: true, body: response.status === 204 ? null : await response.json() };
      return { ok: false, problem: await problemOf(response), retry_after_ms: retryAfterMs(response) };
    } catch (error) {
      return unreachable(error);
    }
  }
}
