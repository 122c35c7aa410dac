/** The first 48 bits of a UUID, in the order of UUIDs as text: of a UUIDv7, when it was made. */
export function idStart(id: string): number {
  return Number(`0x${id.slice(0, 8)}${id.slice(9, 13)}`);
}
