/** What a client writes into a WebSocket frame's header, right or wrong. */
export interface FrameHeader {
  readonly opcode?: number;
  readonly fin?: boolean;
  /** Extension bits that were never agreed on. */
  readonly reserved?: number;
  readonly masked?: boolean;
  /** The length it claims, where that is not the payload's. */
  readonly claimedLength?: number;
}

const mask = Buffer.from([7, 3, 201, 90]);

function lengthBytes(length: number, maskBit: number): Buffer {
  if (length < 126) return Buffer.from([maskBit | length]);
  if (length < 65_536) {
    const bytes = Buffer.from([maskBit | 126, 0, 0]);
    bytes.writeUInt16BE(length, 1);
    return bytes;
  }
  const bytes = Buffer.alloc(9);
  bytes[0] = maskBit | 127;
  bytes.writeBigUInt64BE(BigInt(length), 1);
  return bytes;
}

/** A frame from a client as RFC 6455, section 5.2 has it, or as it must not be. */
export function clientFrame(payload: Buffer, header: FrameHeader = {}): Buffer {
  const { opcode = 1, fin = true, reserved = 0, masked = true, claimedLength = payload.length } = header;
  const first = Buffer.from([(fin ? 0x80 : 0) | ((reserved & 7) << 4) | (opcode & 15)]);
  const length = lengthBytes(claimedLength, masked ? 0x80 : 0);
  if (!masked) return Buffer.concat([first, length, payload]);
  return Buffer.concat([first, length, mask, payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0))]);
}
