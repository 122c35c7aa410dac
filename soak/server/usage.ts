/** What a server process holds. */
export interface Usage {
  /** What is in use of V8's heap and of buffers beside it, after a whole collection, bytes. */
  readonly heapBytes: number;
  readonly rssBytes: number;
  /** Open files and sockets; undefined where the system does not list them. */
  readonly descriptors: number | undefined;
}
