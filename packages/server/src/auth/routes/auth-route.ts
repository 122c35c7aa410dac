import type { IncomingMessage } from 'node:http';
import type { ErrorCode, HttpMethod } from '@lockstep/protocol';
import type { z } from 'zod';
import type { Identity } from '../../app/identity.ts';

/** An authenticated request, as far as these routes look into it. */
export interface AuthExchange {
  readonly request: Pick<IncomingMessage, 'headers'>;
  readonly identity: Identity;
  readonly params: Readonly<Record<string, string>>;
  /** The JSON body, undefined if there is none. */
  readJson(): Promise<unknown>;
}

/** What accounts add to the API under `/api/v1`, served and documented by it like its own routes. */
export interface AuthRoute {
  readonly method: HttpMethod;
  /** Like `/tokens/{id}`. */
  readonly path: string;
  readonly about: {
    readonly id: string;
    readonly tag: string;
    readonly summary: string;
    readonly bodies?: readonly z.ZodType[];
    readonly bodyRequired?: boolean;
    readonly example?: unknown;
    readonly status: number;
    readonly result: z.ZodType;
    readonly errors: readonly ErrorCode[];
  };
  readonly handle: (exchange: AuthExchange) => Promise<AuthAnswer>;
}

export interface AuthAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
