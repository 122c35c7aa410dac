import type { ItemInput, ItemResult, Problem, ReadInput, ReadName, ReadResult, WriteName } from '@lockstep/protocol';

export type { ReadInput, ReadResult };

/** What every write's answer says beside its result. */
export interface Receipt {
  readonly op_id: string;
  /** Of its last change, or the head where nothing changed (D11). */
  readonly seq: number;
  readonly workspace_id: string;
}

/** A list is one operation: one batch, one undo. */
export interface ListInput<Name extends WriteName> {
  readonly items: readonly ItemInput<Name>[];
  /** Default here is `skip`: what has become impossible meanwhile goes to the shelf, the rest happens (X6). */
  readonly on_error?: 'fail' | 'skip';
}

export type SingleResult<Name extends WriteName> = ItemResult<Name> & Receipt;

export interface ListResult<Name extends WriteName> extends Receipt {
  readonly items: readonly (ItemResult<Name> | { readonly error: Problem })[];
}

export interface ExecuteOptions {
  /** Default: the personal workspace. */
  readonly workspace_id?: string | undefined;
  /** Default: a fresh one. Naming it here lets a screen offer undo before the server has answered. */
  readonly op_id?: string | undefined;
}

/** A write: one item, or a list. */
export interface WriteMethod<Name extends WriteName> {
  (input: ListInput<Name>, options?: ExecuteOptions): Promise<ListResult<Name>>;
  (input: ItemInput<Name>, options?: ExecuteOptions): Promise<SingleResult<Name>>;
}

/** A read, answered by the server. */
export type ReadMethod<Name extends ReadName> = (input: ReadInput<Name>) => Promise<ReadResult<Name>>;
