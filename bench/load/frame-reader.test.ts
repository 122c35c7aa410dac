import { createRequire } from 'node:module';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FrameReader } from './frame-reader.ts';

interface Sender {
  frame(data: Buffer, options: object): Buffer[];
}

const { Sender } = createRequire(import.meta.url)('ws') as { Sender: Sender };

function frameOf(payload: Buffer, opcode: number): Buffer {
  const options = { fin: true, rsv1: false, opcode, mask: false, readOnly: false };
  return Buffer.concat(Sender.frame(payload, options));
}

/** Reads a stream cut into chunks at the given places, each in memory that is overwritten afterwards. */
function readInChunks(stream: Buffer, cuts: readonly number[]) {
  const reader = new FrameReader();
  const read: { opcode: number; payload: string }[] = [];
  const ends = [...cuts.map((cut) => cut % (stream.length + 1)), stream.length].toSorted((a, b) => a - b);
  let from = 0;
  for (const to of ends) {
    const chunk = Buffer.from(stream.subarray(from, to));
    reader.read(chunk, (opcode, bytes, start, end) => {
      read.push({ opcode, payload: bytes.toString('hex', start, end) });
    });
    chunk.fill(0);
    from = to;
  }
  return { read, reader };
}

it('reads what ws writes, wherever the stream is cut', () => {
  const size = fc.constantFrom(0, 1, 125, 126, 1000, 65_535, 65_536, 70_000);
  const frames = fc.array(fc.record({ size, opcode: fc.constantFrom(1, 9, 10) }), { maxLength: 6 });
  fc.assert(
    fc.property(frames, fc.array(fc.nat(), { maxLength: 8 }), (sent, cuts) => {
      const payloads = sent.map((each, index) => Buffer.alloc(each.size, index + 1));
      const stream = Buffer.concat(payloads.map((payload, index) => frameOf(payload, sent[index]?.opcode ?? 1)));
      const { read, reader } = readInChunks(stream, cuts);
      const expected = payloads.map((payload, index) => ({
        opcode: sent[index]?.opcode,
        payload: payload.toString('hex'),
      }));
      expect(read).toEqual(expected);
      expect(reader.aligned).toBe(true);
    }),
    { numRuns: 50 },
  );
});

it('says that it is in the middle of a frame', () => {
  const reader = new FrameReader();
  reader.read(frameOf(Buffer.from('hello'), 1).subarray(0, 3), () => {});
  expect(reader.aligned).toBe(false);
});
