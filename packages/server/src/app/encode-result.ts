/**
 * Says a result as JSON: what has been encoded already, for the log, is not encoded again.
 *
 * @param encoded JSON texts of values of `parts`
 */
export function encodeResult(parts: Readonly<Record<string, unknown>>, encoded: ReadonlyMap<unknown, string>): string {
  if (encoded.size === 0) return JSON.stringify(parts);
  const members: string[] = [];
  for (const key of Object.keys(parts)) {
    const value = parts[key];
    const text = encoded.get(value) ?? JSON.stringify(value);
    // As in JSON.stringify, a member without a value is left out.
    if (text !== undefined) members.push(`${JSON.stringify(key)}:${text}`);
  }
  return `{${members.join(',')}}`;
}
