interface Frame {
  readonly text: string;
  readonly end: number;
}

function readFrame(bytes: Buffer, offset: number): Frame {
  if (bytes[offset] !== 0x81) throw new Error('A socket was given something else than whole text frames.');
  const short = bytes[offset + 1] ?? 0;
  const headerLength = short === 126 ? 4 : short === 127 ? 10 : 2;
  const length =
    short === 126 ? bytes.readUInt16BE(offset + 2) : short === 127 ? Number(bytes.readBigUInt64BE(offset + 2)) : short;
  const start = offset + headerLength;
  return { text: bytes.toString('utf8', start, start + length), end: start + length };
}

const known = new WeakMap<Buffer, readonly string[]>();

/** The texts in the WebSocket frames that a channel was given: the same bytes go to many sockets, and are read once. */
export function readTextFrames(bytes: Buffer): readonly string[] {
  const before = known.get(bytes);
  if (before !== undefined) return before;
  const texts: string[] = [];
  for (let offset = 0; offset < bytes.length;) {
    const { text, end } = readFrame(bytes, offset);
    texts.push(text);
    offset = end;
  }
  known.set(bytes, texts);
  return texts;
}
