/** Told of each whole frame: the payload is `bytes[start..end)`, the frame begins at `frameStart`. */
export type OnFrame = (opcode: number, bytes: Buffer, start: number, end: number, frameStart: number) => void;

export const opcodes = { text: 1, close: 8, ping: 9, pong: 10 } as const;

/** Cuts what a server sends into WebSocket frames: unmasked, in one piece each, as all subjects send them. */
export class FrameReader {
  #carry: Buffer | undefined;

  /** Whether the last chunk ended with a frame. */
  get aligned(): boolean {
    return this.#carry === undefined;
  }

  /** Takes a chunk; its memory may be used again afterwards. */
  read(chunk: Buffer, onFrame: OnFrame): void {
    const bytes = this.#carry === undefined ? chunk : Buffer.concat([this.#carry, chunk]);
    let at = 0;
    while (at + 2 <= bytes.length) {
      const start = at + headerLength(bytes, at);
      if (start > bytes.length) break;
      const end = start + payloadLength(bytes, at);
      if (end > bytes.length) break;
      onFrame((bytes[at] ?? 0) & 0x0f, bytes, start, end, at);
      at = end;
    }
    this.#carry = at === bytes.length ? undefined : Buffer.from(bytes.subarray(at));
  }
}

function headerLength(bytes: Buffer, at: number): number {
  if (((bytes[at] ?? 0) & 0x80) === 0) throw new Error('A fragmented frame came; none was expected.');
  const short = bytes[at + 1] ?? 0;
  if (short > 127) throw new Error('A masked frame came from a server.');
  return short < 126 ? 2 : short === 126 ? 4 : 10;
}

function payloadLength(bytes: Buffer, at: number): number {
  const short = bytes[at + 1] ?? 0;
  if (short < 126) return short;
  return short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
}
