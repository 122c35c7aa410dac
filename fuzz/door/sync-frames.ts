import { downFrameSchema, protocolVersion, syncSubprotocol } from '@lockstep/protocol';
import type { Attempt } from '../attempt.ts';
import { frameBytes, type FrameBytes } from '../generate/frame-bytes.ts';
import { hostileText, hostileValue } from '../generate/hostile-value.ts';
import { operationId, someTaskId } from '../generate/known-ids.ts';
import { mutate, mutateBytes } from '../generate/mutate.ts';
import { makeOperation } from '../generate/operation-request.ts';
import type { Occasion } from '../generate/value-for-schema.ts';
import { judgeEnding } from '../judge/judge-ending.ts';
import { judgeMessage } from '../judge/judge-message.ts';
import { judgeProblem } from '../judge/judge-problem.ts';
import { judgeRefusedUpgrade } from '../judge/judge-refused-upgrade.ts';
import { RawWebSocket } from '@lockstep/testkit/raw-web-socket';
import type { Target } from '../target.ts';

const workspaceMark = '01950000-0000-7000-8000-00000000face';
const epochMark = 'the epoch';
const markerT = 987_654_321;

type Frame = Readonly<Record<string, unknown>>;

function someSeq({ random }: Occasion): unknown {
  return random.pick([0, 1, 7, 1_000_000, Number.MAX_SAFE_INTEGER, 2 ** 60, -1, 0.5, '3', null]);
}

function someWorkspace({ random }: Occasion): string {
  return (
    random.pick([workspaceMark, workspaceMark, workspaceMark, '01950000-0000-7000-8000-00000000beef']) ?? workspaceMark
  );
}

function someEpoch({ random }: Occasion): unknown {
  return random.pick([epochMark, epochMark, epochMark, 'another epoch', '', 'e'.repeat(65), 7]);
}

const makers: Readonly<Record<string, (occasion: Occasion) => Frame>> = {
  hello: (occasion) => ({
    type: 'hello',
    protocol: protocolVersion,
    client_id: 'fuzz',
    ...(occasion.random.chance(0.6)
      ? { epoch: someEpoch(occasion), cursors: { [someWorkspace(occasion)]: someSeq(occasion) } }
      : {}),
  }),
  resume: (occasion) => ({
    type: 'resume',
    workspace_id: someWorkspace(occasion),
    epoch: someEpoch(occasion),
    seq: someSeq(occasion),
  }),
  op: (occasion) => {
    const { name, input } = makeOperation(occasion);
    return { type: 'op', op_id: operationId(occasion.seed, occasion.index), operation: name, input };
  },
  ping: ({ random }) => ({ type: 'ping', t: random.pick([0, -1, 1e300, 1.5]) }),
  presence: (occasion) => ({
    type: 'presence',
    workspace_id: someWorkspace(occasion),
    state: occasion.random.pick(['active', 'idle', 'gone']),
    task_id: occasion.random.pick([null, someTaskId(occasion.random, occasion.index)]),
  }),
  auth: ({ random }) => ({ type: 'auth', ticket: random.pick(['nonsense', 't'.repeat(201)]) }),
  unknown: ({ random }) => ({
    type: random.pick(['batch', 'ack', '', '__proto__', 'HELLO']),
    value: hostileValue(random),
  }),
};

const kinds = Object.keys(makers);

function aFrame(occasion: Occasion, kind: string): Frame {
  return makers[kind]?.(occasion) ?? {};
}

interface Script {
  readonly frames: readonly (FrameBytes & { readonly text: string })[];
  readonly hangsUp: boolean;
}

/** Bytes of a known length stand in the script for what only the server knows. */
function fill(text: string, { attacker, epoch }: Target): string {
  return text.replaceAll(workspaceMark, attacker.workspace_id).replaceAll(epochMark, epoch);
}

function makeTexts(occasion: Occasion): readonly Buffer[] {
  const { random } = occasion;
  const rest = Array.from({ length: 1 + random.below(4) }, () => random.pick(kinds) ?? 'op');
  // Mostly in the right order, so that what follows is reached.
  const order = random.chance(0.8) ? ['hello', ...(random.chance(0.5) ? ['resume'] : []), ...rest] : rest;
  return order.map((kind, place) => {
    const frame = aFrame(occasion, kind);
    const isOpening = place === 0 && kind === 'hello';
    const text = hostileText(random.chance(isOpening ? 0.1 : 0.5) ? mutate(random, frame, 2) : frame);
    const bytes = Buffer.from(text);
    return random.chance(isOpening ? 0.01 : 0.06) ? Buffer.from(mutateBytes(random, bytes).toString('utf8')) : bytes;
  });
}

function makeScript(occasion: Occasion, target: Target): Script {
  const { random } = occasion;
  const frames = makeTexts(occasion).map((payload) => {
    const text = fill(payload.toString('utf8'), target);
    return { ...frameBytes(random, Buffer.from(text)), text };
  });
  return { frames, hangsUp: random.chance(0.05) };
}

function judgeText(text: string): readonly string[] {
  const { message, faults } = judgeMessage(downFrameSchema, text);
  return message?.type === 'error' || message?.type === 'reject' ? judgeProblem(message.error) : faults;
}

async function play(script: Script, { port, attacker }: Target): Promise<readonly string[]> {
  const socket = await RawWebSocket.connect({
    port,
    path: '/ws/tasks/me',
    headers: { Authorization: `Bearer ${attacker.token}`, 'Sec-WebSocket-Protocol': syncSubprotocol },
  });
  if (!socket.isOpen) return judgeRefusedUpgrade(socket.answer);
  try {
    for (const { bytes } of script.frames) socket.bytes(bytes);
    const isSound = script.frames.every((frame) => frame.isSound);
    if (script.hangsUp) socket.halfClose();
    else if (isSound) socket.send({ type: 'ping', t: markerT });
    else socket.halfClose();
    const pong = `{"type":"pong","t":${markerT}}`;
    const answered = await socket.until(() => socket.texts.includes(pong));
    const hungUp = script.hangsUp || !isSound;
    const ended = answered || socket.ending === undefined ? [] : judgeEnding(socket.ending, isSound, hungUp);
    return [...ended, ...socket.texts.flatMap(judgeText)];
  } finally {
    socket.destroy();
  }
}

/** A connection in sync mode and what is said on it. */
export function syncAttempt(occasion: Occasion, target: Target): Attempt {
  const script = makeScript(occasion, target);
  const lines = script.frames.map(({ how, text }) => `${how}: ${text}`);
  return {
    door: 'sync mode',
    input: [...lines, ...(script.hangsUp ? ['then hangs up'] : [])].join('\n'),
    send: (at) => play(script, at),
  };
}
