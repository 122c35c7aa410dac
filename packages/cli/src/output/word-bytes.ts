const kilobyte = 1024;
const megabyte = 1024 * kilobyte;

/** A size for people. */
export function wordBytes(bytes: number): string {
  return bytes < megabyte ? `${Math.ceil(bytes / kilobyte)} KB` : `${(bytes / megabyte).toFixed(1)} MB`;
}
