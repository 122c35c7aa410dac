/** The JSON messages in the bytes that a server wrote to a WebSocket: unmasked text frames, one after another. */
export function readTextFrames(bytes: Buffer): Record<string, unknown>[] {
  const messages: Record<string, unknown>[] = [];
  let offset = 0;
  while (offset < bytes.length) {
    const { start, length } = payloadAt(bytes, offset);
    messages.push(JSON.parse(bytes.toString('utf8', start, start + length)) as Record<string, unknown>);
    offset = start + length;
  }
  return messages;
}

/** Where a frame's payload begins and how long it is (RFC 6455, section 5.2). */
function payloadAt(bytes: Buffer, offset: number): { readonly start: number; readonly length: number } {
  const short = (bytes[offset + 1] ?? 0) & 0x7f;
  if (short === 126) return { start: offset + 4, length: bytes.readUInt16BE(offset + 2) };
  if (short === 127) return { start: offset + 10, length: Number(bytes.readBigUInt64BE(offset + 2)) };
  return { start: offset + 2, length: short };
}
