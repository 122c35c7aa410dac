const shortLength = 125;
const longestMediumLength = 65_535;

/**
 * A WebSocket text frame (RFC 6455, section 5.2: final, unmasked, no extension) as the bytes that go on the wire. It is
 * made once and written to every socket that is to have it (D5); the connection must not have negotiated compression.
 */
export function encodeTextFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const headerLength = length <= shortLength ? 2 : length <= longestMediumLength ? 4 : 10;
  const frame = Buffer.allocUnsafe(headerLength + length);
  frame[0] = 0x81;
  if (headerLength === 2) {
    frame[1] = length;
  } else if (headerLength === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, headerLength);
  return frame;
}
