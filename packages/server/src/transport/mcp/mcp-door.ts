import { maxRequestBytes, parseInput, runIdSchema, timeZoneSchema } from '@lockstep/protocol';
import { createMcpHandler, isLegacyRequest, type McpHttpHandler } from '@modelcontextprotocol/server';
import { z } from 'zod';
import type { Credential, Identity } from '../../app/identity.ts';
import { ApplicationTools, type ToolRunner } from './application-tools.ts';
import type { AskerQuery } from './asker-query.ts';
import { createMcpServer } from './create-mcp-server.ts';
import { LegacySessions } from './legacy-sessions.ts';

export interface McpDoorOptions extends ToolRunner {
  /** An id that cannot be guessed, for sessions of the protocol before. */
  readonly newSessionId: () => string;
  readonly onError: (error: Error) => void;
  /** Whether a credential may still be used; asked often. */
  readonly isStillValid: (credential: Credential) => boolean | Promise<boolean>;
  /** Runs an action later. */
  readonly schedule: (ms: number, action: () => void) => unknown;
}

const querySchema = z.looseObject({ time_zone: timeZoneSchema.optional(), run_id: runIdSchema.optional() });

/** What the address may say of the asker: in which zone words are judged, and under which run calls are undone together. */
function queryOf(request: Request): AskerQuery {
  const { time_zone, run_id } = parseInput(querySchema, Object.fromEntries(new URL(request.url).searchParams));
  return { time_zone, run_id };
}

interface Asked {
  readonly identity: Identity;
  readonly query: AskerQuery;
}

/** MCP over HTTP: the current protocol (2026-07-28) without sessions, the one before (2025-11-25) with them. */
export class McpDoor {
  readonly #options: McpDoorOptions;
  readonly #current: McpHttpHandler;
  readonly #legacy: LegacySessions;
  readonly #asked = new WeakMap<Request, Asked>();

  constructor(options: McpDoorOptions) {
    this.#options = options;
    this.#current = createMcpHandler(
      ({ requestInfo }) => {
        const asked = requestInfo === undefined ? undefined : this.#asked.get(requestInfo);
        if (asked === undefined) throw new Error('An MCP request reached the tools without an identity.');
        return createMcpServer(this.#toolsFor(asked.identity, asked.query));
      },
      { legacy: 'reject', maxRequestBodySize: maxRequestBytes, onerror: (error) => options.onError(error) },
    );
    this.#legacy = new LegacySessions({
      clock: options.clock,
      newSessionId: () => options.newSessionId(),
      toolsFor: (identity, query) => this.#toolsFor(identity, query),
      isStillValid: (credential) => options.isStillValid(credential),
      schedule: (ms, action) => options.schedule(ms, action),
      onError: (error) => options.onError(error),
    });
  }

  /**
   * Answers one request of `/mcp` from someone who is known.
   *
   * @throws LockstepError VALIDATION_FAILED where `time_zone` or `run_id` is none.
   */
  async handle(request: Request, identity: Identity): Promise<Response> {
    const query = queryOf(request);
    if (await isLegacyRequest(request, undefined, { maxRequestBodySize: maxRequestBytes })) {
      return this.#legacy.handle(request, identity, query);
    }
    this.#asked.set(request, { identity, query });
    return this.#current.fetch(request);
  }

  /** Ends the sessions of a credential that was revoked. */
  async forget(credential_id: string): Promise<void> {
    await this.#legacy.closeByCredential(credential_id);
  }

  async close(): Promise<void> {
    await Promise.all([this.#current.close(), this.#legacy.closeAll()]);
  }

  /** Where the address names no run it is the session's, or with the current protocol the request's. */
  #toolsFor(identity: Identity, { time_zone, run_id }: AskerQuery): ApplicationTools {
    return new ApplicationTools(this.#options, { identity, run_id: run_id ?? this.#options.newId(), time_zone });
  }
}
