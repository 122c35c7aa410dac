const longestShort = 125;
const longestMedium = 65_535;

/**
 * A frame from client to server (RFC 6455, section 5.2). Clients must mask; the mask is zero, so that the payload is
 * what it is and making a frame costs next to nothing. The server unmasks as it does any other.
 */
export function encodeClientFrame(payload: Buffer | string, opcode = 1): Buffer {
  const length = Buffer.byteLength(payload);
  const extended = length <= longestShort ? 0 : 2;
  if (length > longestMedium) throw new Error('No frame of the benchmarks is that long.');
  const frame = Buffer.alloc(2 + extended + 4 + length);
  frame[0] = 0x80 | opcode;
  frame[1] = 0x80 | (extended === 0 ? length : 126);
  if (extended > 0) frame.writeUInt16BE(length, 2);
  const start = 2 + extended + 4;
  if (typeof payload === 'string') frame.write(payload, start);
  else payload.copy(frame, start);
  return frame;
}
