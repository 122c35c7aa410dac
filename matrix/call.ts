import type { ErrorCode, OperationName, Role, Scope } from '@lockstep/protocol';
import type { Caller } from './caller.ts';

/** How a call ended: `OK`, or the error's code. */
export type Outcome = ErrorCode | 'OK';

export interface Answer {
  readonly outcome: Outcome;
  /** All that came back, as text. */
  readonly text: string;
}

/** What is aimed at; the workspace is undefined where the call names none. */
export interface Target {
  readonly workspace_id: string | undefined;
  readonly id: string;
}

/**
 * Where a call is aimed: at the shared workspace by its id, at what is the caller's own, or, without naming a workspace,
 * at a record that is somewhere else.
 */
export type Place = 'shared' | 'own' | 'elsewhere';

/** What a call is about: a record in the state in which this operation can be applied to it, or one of a person's. */
export type Subject = OperationName | 'thread' | 'token';

/** What has to be true of whoever calls. */
export interface Needs {
  /** Which proof of who is asking is taken; `none`: everybody may. */
  readonly credential: 'none' | 'any' | 'token' | 'session';
  readonly scopes: readonly Scope[];
  /** Whether it changes the workspace at which it is aimed. */
  readonly writes: boolean;
  /** The least that one has to be in that workspace; default: an editor to write, a viewer to read. */
  readonly role?: Role;
  /** Whether a page of another site could be made to send it. */
  readonly checksOrigin: boolean;
}

/** One thing that can be asked through one door. */
export interface Call {
  /** Like `REST POST /tasks/{id}/complete`. */
  readonly name: string;
  readonly needs: Needs;
  readonly places: readonly Place[];
  /** Absent: it is about no record. */
  readonly subject?: Subject | undefined;
  /** How it ends where the record is not there; default NOT_FOUND. */
  readonly absent?: Outcome | undefined;
  /** How it ends for those who may; default OK. */
  readonly otherwise?: Outcome | undefined;
  /** Who does not ask it: whom it would cost the credential, say. */
  readonly spares?: ((caller: Caller) => boolean) | undefined;
  ask(port: number, caller: Caller, target: Target): Promise<Answer>;
}
