import type { ErrorCode, HttpMethod, Scope } from '@lockstep/protocol';
import type { z } from 'zod';
import type { Answer } from './answer.ts';
import type { ApiExchange } from './api-exchange.ts';

/** What the API's document tells of a route; the code that serves it stands beside it, so they are changed together. */
export interface RouteDescription {
  /** Unique, like `task.add`. */
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  /** Fields of the query string. */
  readonly query?: z.ZodObject | undefined;
  /** What the body may be: any of these. */
  readonly bodies?: readonly z.ZodType[] | undefined;
  readonly bodyRequired?: boolean | undefined;
  readonly example?: unknown;
  readonly takesIdempotencyKey?: boolean | undefined;
  readonly status: number;
  readonly result: z.ZodType;
  /** Beyond those that any route may answer. */
  readonly errors: readonly ErrorCode[];
  readonly scope?: Scope | undefined;
}

/** A route of the API under `/api/v1`, as the document tells of it. */
export interface DescribedRoute {
  readonly method: HttpMethod;
  /** Like `/tasks/{id}`. */
  readonly path: string;
  readonly about: RouteDescription;
}

/** A route of the API that is served to authenticated callers. */
export interface ApiRoute extends DescribedRoute {
  readonly handle: (exchange: ApiExchange) => Answer | Promise<Answer>;
}
