/** Something large that is made when it is first needed. */
export interface Lazy<Value> {
  /** Makes it, once; a failed attempt is tried again at the next call. */
  get(): Promise<Value>;
  /** What was made, if anything was. */
  made(): Promise<Value> | undefined;
}

/**
 * Defers what costs memory and start-up time and may never be used.
 *
 * @example const chat = lazy(async () => (await import('./open-chat.ts')).openChat(core));
 */
export function lazy<Value>(make: () => Promise<Value>): Lazy<Value> {
  let made: Promise<Value> | undefined;
  return {
    get: () => {
      made ??= make().catch((error: unknown) => {
        made = undefined;
        throw error;
      });
      return made;
    },
    made: () => made,
  };
}
