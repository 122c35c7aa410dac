import type { SeededRandom } from '@lockstep/testkit/seeded-random';
import { maxFrameBytes } from '@lockstep/protocol';
import { clientFrame } from '@lockstep/testkit/client-frame';
import { mutateBytes } from './mutate.ts';

/** Bytes for a socket, and whether they keep to RFC 6455 as far as the server is to bear it. */
export interface FrameBytes {
  readonly bytes: Buffer;
  readonly isSound: boolean;
  /** How it is wrong, or not. */
  readonly how: string;
}

type Maker = (random: SeededRandom, payload: Buffer) => Buffer;

function fragments(random: SeededRandom, payload: Buffer): Buffer {
  const at = random.below(payload.length + 1);
  return Buffer.concat([
    clientFrame(payload.subarray(0, at), { fin: false }),
    // Control frames may come between fragments.
    clientFrame(Buffer.from('between'), { opcode: 9 }),
    clientFrame(payload.subarray(at), { opcode: 0 }),
  ]);
}

const soundMakers: readonly (readonly [string, Maker])[] = [
  ['whole', (_, payload) => clientFrame(payload)],
  ['whole', (_, payload) => clientFrame(payload)],
  ['whole', (_, payload) => clientFrame(payload)],
  ['fragmented', fragments],
  [
    'after an empty ping',
    (_, payload) => Buffer.concat([clientFrame(Buffer.alloc(0), { opcode: 9 }), clientFrame(payload)]),
  ],
  [
    'after a pong nobody asked for',
    (_, payload) =>
      Buffer.concat([
        clientFrame(payload, { opcode: 10 }).subarray(0, 0),
        clientFrame(Buffer.from('?'), { opcode: 10 }),
        clientFrame(payload),
      ]),
  ],
  ['binary', (_, payload) => clientFrame(payload, { opcode: 2 })],
];

const brokenMakers: readonly (readonly [string, Maker])[] = [
  ['unmasked', (_, payload) => clientFrame(payload, { masked: false })],
  ['reserved bits', (random, payload) => clientFrame(payload, { reserved: 1 + random.below(7) })],
  ['unknown opcode', (random, payload) => clientFrame(payload, { opcode: random.pick([3, 7, 11, 15]) ?? 3 })],
  ['continues nothing', (_, payload) => clientFrame(payload, { opcode: 0 })],
  ['fragmented ping', (_, payload) => clientFrame(payload.subarray(0, 100), { opcode: 9, fin: false })],
  ['long ping', (_, payload) => clientFrame(Buffer.alloc(126, payload), { opcode: 9 })],
  [
    'another message inside fragments',
    (_, payload) => Buffer.concat([clientFrame(payload, { fin: false }), clientFrame(payload)]),
  ],
  ['too large', () => clientFrame(Buffer.alloc(maxFrameBytes + 1, ' '))],
  [
    'too large in fragments',
    () =>
      Buffer.concat([
        clientFrame(Buffer.alloc(maxFrameBytes, ' '), { fin: false }),
        clientFrame(Buffer.alloc(9, ' '), { opcode: 0 }),
      ]),
  ],
  ['claims 2^53', (_, payload) => clientFrame(payload, { claimedLength: 2 ** 53 })],
  ['claims 2^63', (_, payload) => clientFrame(payload, { claimedLength: 2 ** 63 })],
  ['no UTF-8', (random, payload) => clientFrame(mutateBytes(random, Buffer.concat([payload, Buffer.from([0xc3])])))],
  [
    'close with a reserved code',
    (random) => clientFrame(closePayload(random.pick([999, 1005, 1006, 2999, 65_535]) ?? 999), { opcode: 8 }),
  ],
  ['close of one byte', () => clientFrame(Buffer.from([3]), { opcode: 8 })],
  ['close', () => clientFrame(closePayload(1000), { opcode: 8 })],
  ['noise', (random) => Buffer.from(Array.from({ length: 1 + random.below(200) }, () => random.below(256)))],
  ['cut off', (random, payload) => clientFrame(payload).subarray(0, 1 + random.below(payload.length + 1))],
];

function closePayload(code: number): Buffer {
  const payload = Buffer.alloc(2);
  payload.writeUInt16BE(code);
  return payload;
}

/** A message in frames as they should be, or, in every eighth case, as they must not be. */
export function frameBytes(random: SeededRandom, payload: Buffer): FrameBytes {
  const isSound = payload.length <= maxFrameBytes && !random.chance(0.12);
  const makers = payload.length > maxFrameBytes ? soundMakers.slice(0, 1) : isSound ? soundMakers : brokenMakers;
  const [how, make] = random.pick(makers) ?? ['whole', (_: SeededRandom, all: Buffer) => clientFrame(all)];
  return { bytes: make(random, payload), isSound, how };
}
