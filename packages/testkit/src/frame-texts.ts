/** The texts in the bytes that a server wrote to a WebSocket: whole, unmasked text frames, one after another. */
export function frameTexts(bytes: Buffer): string[] {
  const texts: string[] = [];
  for (let offset = 0; offset < bytes.length;) {
    if (bytes[offset] !== 0x81) throw new Error('A socket was given something else than whole text frames.');
    const { start, length } = payloadAt(bytes, offset);
    texts.push(bytes.toString('utf8', start, start + length));
    offset = start + length;
  }
  return texts;
}

/** Where a frame's payload begins and how long it is (RFC 6455, section 5.2). */
function payloadAt(bytes: Buffer, offset: number): { readonly start: number; readonly length: number } {
  const short = bytes[offset + 1] ?? 0;
  if (short === 126) return { start: offset + 4, length: bytes.readUInt16BE(offset + 2) };
  if (short === 127) return { start: offset + 10, length: Number(bytes.readBigUInt64BE(offset + 2)) };
  return { start: offset + 2, length: short };
}
