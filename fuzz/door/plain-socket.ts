import { plainMessageSchema } from '@lockstep/protocol';
import type { Attempt } from '../attempt.ts';
import { frameBytes } from '../generate/frame-bytes.ts';
import { hostileText, hostileValue } from '../generate/hostile-value.ts';
import type { Occasion } from '../generate/value-for-schema.ts';
import { judgeEnding } from '../judge/judge-ending.ts';
import { judgeMessage } from '../judge/judge-message.ts';
import { judgeRefusedUpgrade } from '../judge/judge-refused-upgrade.ts';
import { RawWebSocket } from '@lockstep/testkit/raw-web-socket';
import type { Target } from '../target.ts';

function someQuery({ random }: Occasion, { attacker, epoch }: Target): string {
  const seq = random.pick([
    '0',
    '3',
    '-1',
    '1.5',
    '1e9',
    '',
    '9007199254740993',
    '99999999',
    '9'.repeat(400),
    'NaN',
    '%00',
  ]);
  const pairs = [
    ...(random.chance(0.8) ? [`since=${seq}`] : []),
    ...(random.chance(0.5) ? [`epoch=${random.pick([epoch, 'another', 'e'.repeat(65), '%ff'])}`] : []),
    ...(random.chance(0.5)
      ? [`workspace_id=${random.pick([attacker.workspace_id, 'x', '01950000-0000-7000-8000-00000000beef'])}`]
      : []),
    ...(random.chance(0.1) ? [`ticket=${random.pick(['nonsense', ''])}`] : []),
    ...(random.chance(0.1) ? ['since=1&since=2'] : []),
    ...(random.chance(0.1) ? ['__proto__=1'] : []),
  ];
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

const paths = [
  '/ws/tasks/me',
  '/ws/tasks/me',
  '/ws/tasks/me',
  '/ws/tasks/me/',
  '/ws/tasks/%E0%A4%A',
  '/ws/tasks/',
  '/ws',
  '/ws/tasks/nobody',
];

const strange: readonly Readonly<Record<string, string>>[] = [
  {},
  {},
  {},
  {},
  { 'Sec-WebSocket-Version': '7' },
  { 'Sec-WebSocket-Key': 'short' },
  { 'Sec-WebSocket-Protocol': 'lockstep.v999' },
  { 'Sec-WebSocket-Protocol': ',,' },
  { 'Sec-WebSocket-Extensions': 'permessage-deflate; client_max_window_bits=99' },
  { Upgrade: 'h2c' },
  { Origin: 'https://evil.example' },
  { Origin: 'null' },
  { Host: 'evil.example' },
  { Authorization: 'Bearer nonsense' },
  { Cookie: 'lockstep.session_token=%%%' },
];

/** What Node or `ws` refuse before anybody of us is asked is answered in their words. */
function judgeRefusal(answer: string, isStrange: boolean): readonly string[] {
  const status = Number(answer.slice(9, 12));
  if (status >= 500) return [`an upgrade was answered ${status}`];
  return isStrange && [400, 404, 405, 426].includes(status) ? [] : judgeRefusedUpgrade(answer);
}

/** A connection in plain mode: its address, and noise on it that nobody is to mind. */
export function plainAttempt(occasion: Occasion, target: Target): Attempt {
  const { random } = occasion;
  const path = `${random.pick(paths) ?? ''}${someQuery(occasion, target)}`;
  const headers = random.pick(strange) ?? {};
  const frames = Array.from({ length: random.below(3) }, () =>
    frameBytes(random, Buffer.from(hostileText({ type: 'op', value: hostileValue(random) }))),
  );
  return {
    door: 'plain mode',
    input: `${path} ${JSON.stringify(headers)}\n${frames.map(({ how, bytes }) => `${how}: ${bytes.toString('base64').slice(0, 2_000)}`).join('\n')}`,
    send: async ({ port, attacker }) => {
      const socket = await RawWebSocket.connect({
        port,
        path,
        headers: { Authorization: `Bearer ${attacker.token}`, ...headers },
      });
      try {
        if (!socket.isOpen) return judgeRefusal(socket.answer, Object.keys(headers).length > 0);
        for (const { bytes } of frames) socket.bytes(bytes);
        const isSound = frames.every((frame) => frame.isSound);
        if (isSound) socket.ping();
        else socket.halfClose();
        const answered = await socket.until(() => socket.pongs > 0 && isSound && socket.texts.length > 0);
        const ended = answered || socket.ending === undefined ? [] : judgeEnding(socket.ending, isSound, !isSound);
        return [...ended, ...socket.texts.flatMap((text) => judgeMessage(plainMessageSchema, text).faults)];
      } finally {
        socket.destroy();
      }
    },
  };
}
