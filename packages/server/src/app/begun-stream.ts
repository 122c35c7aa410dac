/**
 * A stream whose first piece is there already, so that what is refused is refused before anything is sent. Whoever does
 * not read on ends it by `return`, as with the stream itself.
 */
export async function begunStream(pieces: AsyncIterable<string>): Promise<AsyncIterable<string>> {
  const iterator = pieces[Symbol.asyncIterator]();
  let first: IteratorResult<string> | undefined = await iterator.next();
  const next = () => {
    const begun = first;
    first = undefined;
    return begun === undefined ? iterator.next() : Promise.resolve(begun);
  };
  const end = async (): Promise<IteratorResult<string>> => {
    await iterator.return?.();
    return { done: true, value: undefined };
  };
  return { [Symbol.asyncIterator]: () => ({ next, return: end }) };
}
