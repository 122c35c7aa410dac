import type { IncomingMessage, ServerResponse } from 'node:http';
import { LockstepError, toProblem, type Problem } from '@lockstep/protocol';
import type { Logger } from '../../observability/logger.ts';
import type { Metrics } from '../../observability/metrics.ts';
import { sendText } from './answer.ts';
import { retryAfterOf } from './retry-after.ts';

/** An error as it goes out: the problem details and the headers its status asks for. */
export interface WordedError {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
}

/** The one boundary where errors become `application/problem+json`, are counted, and the unknown ones logged. */
export class ProblemBoundary {
  readonly #logger: Logger;
  readonly #metrics: Metrics;

  constructor(logger: Logger, metrics: Metrics) {
    this.#logger = logger;
    this.#metrics = metrics;
  }

  /** Words any error; what is not of the catalogue becomes INTERNAL, logged under the id that the caller gets to see. */
  word(error: unknown, requestId: string): WordedError {
    const known = error instanceof LockstepError ? error : undefined;
    const worded = known ?? wordUnknown(error);
    this.#metrics.errors.add(worded.code);
    const problem = toProblem(worded, requestId);
    if (problem.status >= 500)
      this.#logger.error({ request_id: requestId, err: known?.cause ?? error }, worded.message);
    return { problem, headers: { 'X-Request-Id': requestId, ...headersOf(worded) } };
  }

  /** Answers a request with an error; if an answer has begun already, tears the connection instead. */
  send(request: IncomingMessage, response: ServerResponse, error: unknown, requestId: string): void {
    if (isHangUp(error)) {
      response.destroy();
      return;
    }
    const { problem, headers } = this.word(error, requestId);
    this.#logger.debug({ request_id: requestId, method: request.method, code: problem.code }, problem.detail);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    sendText(response, problem.status, 'application/problem+json', JSON.stringify(problem), headers);
  }
}

/** A full disk, as the system, SQLite and PostgreSQL name it: nothing is wrong with the request, and it was not done. */
const noRoomCodes: ReadonlySet<unknown> = new Set(['ENOSPC', 'SQLITE_FULL', '53100']);

function wordUnknown(error: unknown): LockstepError {
  if (isHangUp(error)) {
    return new LockstepError('MALFORMED', 'The request ended before its body was complete.', { cause: error });
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (!noRoomCodes.has(code)) {
    return new LockstepError('INTERNAL', 'Something went wrong here; it has been logged.', { cause: error });
  }
  return new LockstepError('UNAVAILABLE', 'There is no room left to save this; nothing of it happened.', {
    cause: error,
  });
}

/** The client went away while the answer was being written: nobody is left to be told. */
function isHangUp(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET' || code === 'EPIPE';
}

function headersOf(error: LockstepError): Record<string, string> {
  if (error.code === 'UNAUTHENTICATED') return { 'WWW-Authenticate': 'Bearer realm="lockstep"' };
  const seconds = retryAfterOf(error);
  return seconds === undefined ? {} : { 'Retry-After': String(seconds) };
}
