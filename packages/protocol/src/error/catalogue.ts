/** What is known of an error code wherever it appears: HTTP, WebSocket, MCP, CLI. */
export interface ErrorEntry {
  /** Short human name, the same for every occurrence (RFC 9457 `title`). */
  readonly title: string;
  readonly status: number;
  /** Whether the same request may succeed later without being changed. */
  readonly retryable: boolean;
  /** Whether the refusal is final for its `op_id` and is recorded with it (S3). */
  readonly recorded: boolean;
}

const permanent = { retryable: false, recorded: true } as const;
const refused = { retryable: false, recorded: false } as const;
const transient = { retryable: true, recorded: false } as const;

/** The one list of errors: code → title, HTTP status, and whether trying again can help. */
export const errorCatalogue = {
  UNAUTHENTICATED: { title: 'Sign in first', status: 401, ...refused },
  FORBIDDEN: { title: 'Not allowed', status: 403, ...refused },
  INSUFFICIENT_SCOPE: { title: 'The credential does not cover this', status: 403, ...refused },
  ORIGIN_NOT_ALLOWED: { title: 'Origin not allowed', status: 403, ...refused },
  NOT_FOUND: { title: 'Not found', status: 404, ...permanent },
  METHOD_NOT_ALLOWED: { title: 'Method not allowed', status: 405, ...refused },
  VALIDATION_FAILED: { title: 'Invalid input', status: 422, ...permanent },
  MALFORMED: { title: 'Malformed request', status: 400, ...refused },
  CONFLICT: { title: 'Conflict with the present state', status: 409, ...permanent },
  AMBIGUOUS: { title: 'More than one match', status: 409, ...permanent },
  OPERATION_ID_REUSED: { title: 'Operation id used for another operation', status: 409, ...refused },
  UNDO_EXPIRED: { title: 'Too old to undo', status: 410, ...permanent },
  TOO_LARGE: { title: 'Too large', status: 413, ...refused },
  UNSUPPORTED_MEDIA_TYPE: { title: 'Unsupported media type', status: 415, ...refused },
  RATE_LIMITED: { title: 'Too many requests', status: 429, ...transient },
  INTERNAL: { title: 'Internal error', status: 500, ...transient },
  UNAVAILABLE: { title: 'Not available right now', status: 503, ...transient },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorCatalogue;

export const errorCodes = Object.keys(errorCatalogue) as [ErrorCode, ...ErrorCode[]];
