import { connect } from 'node:net';
import type { SeededRandom } from '@lockstep/testkit/seeded-random';
import type { Attempt } from '../attempt.ts';
import { mutateBytes } from '../generate/mutate.ts';
import type { Occasion } from '../generate/value-for-schema.ts';
import { judgeProblem } from '../judge/judge-problem.ts';

const patienceMs = 20_000;
const tokenMark = 'TOKEN';

const body = '{"title":"by hand"}';
const head = `Host: 127.0.0.1\r\nAuthorization: Bearer ${tokenMark}\r\nContent-Type: application/json\r\n`;

function post(extra: string, payload: string): string {
  return `POST /api/v1/tasks HTTP/1.1\r\n${head}${extra}\r\n${payload}`;
}

/** Requests that no HTTP library would let through. */
const requests: readonly string[] = [
  post(`Content-Length: ${body.length}\r\n`, body),
  post(`Content-Length: ${body.length + 50}\r\n`, body),
  post(`Content-Length: 3\r\n`, body),
  post('Content-Length: -1\r\n', body),
  post('Content-Length: 99999999999999999999\r\n', body),
  post(`Content-Length: ${body.length}\r\nContent-Length: 3\r\n`, body),
  post(`Content-Length: ${body.length}\r\nTransfer-Encoding: chunked\r\n`, body),
  post('Transfer-Encoding: chunked\r\n', `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`),
  post('Transfer-Encoding: chunked\r\n', 'zz\r\nno number\r\n0\r\n\r\n'),
  post('Transfer-Encoding: chunked\r\n', `ffffffffffffffff\r\n${body}`),
  post('Transfer-Encoding: identity, gzip\r\n', body),
  post(`Content-Length: 2000000\r\n`, body),
  post(`Idempotency-Key: a\r\nIdempotency-Key: b\r\nContent-Length: ${body.length}\r\n`, body),
  post(`Idempotency-Key: \u00ff\r\nContent-Length: ${body.length}\r\n`, body),
  `GET /api/v1/me HTTP/1.1\r\n${head}\r\nGET /api/v1/me HTTP/1.1\r\n${head}\r\n`,
  `GET /api/v1/me HTTP/9.9\r\n${head}\r\n`,
  `GET /api/v1/me HTTP/1.1\r\nAuthorization: Bearer ${tokenMark}\r\n\r\n`,
  `GET http://evil.example/ HTTP/1.1\r\n${head}\r\n`,
  `GET //evil.example/%2e%2e HTTP/1.1\r\n${head}\r\n`,
  `CONNECT 127.0.0.1:1 HTTP/1.1\r\n${head}\r\n`,
  `TRACE / HTTP/1.1\r\n${head}\r\n`,
  `GET /api/v1/me HTTP/1.1\r\n${head}X: ${'y'.repeat(40_000)}\r\n\r\n`,
  `GET /api/v1/tasks?${'a=b&'.repeat(3_000)} HTTP/1.1\r\n${head}\r\n`,
  `GET /api/v1/me HTTP/1.1\r\n${head}Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n`,
  `GET /api/v1/me HTTP/1.1\r\n${head}Cookie: ${'a=b; '.repeat(500)}\r\n\r\n`,
  `\u0016\u0003\u0001 this is no HTTP`,
  '\r\n\r\n\r\n',
];

interface Answers {
  readonly all: string;
}

/** Sends the bytes, says no more, and reads until the server ends the connection too. */
function sayAndListen(port: number, bytes: Buffer): Promise<Answers> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
    const chunks: Buffer[] = [];
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new Error(`the connection was still open after ${patienceMs} ms`));
    }, patienceMs);
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      resolve({ all: Buffer.concat(chunks).toString('utf8') });
    });
    socket.end(bytes);
  });
}

/** Every answer in turn; a body that is a refusal must be a problem. */
function judgeAnswers({ all }: Answers): readonly string[] {
  if (all === '') return [];
  const [first = '', payload = ''] = all.split('\r\n\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(first)?.[1]);
  if (Number.isNaN(status)) return [`no HTTP: ${all.slice(0, 200)}`];
  if (status >= 500) return [`HTTP ${status}: ${payload.slice(0, 300)}`];
  // What Node ends by itself says no more than its status, at times in chunks, of which there are none.
  if (status < 400 || status === 408 || payload === '' || payload === '0') return [];
  try {
    return judgeProblem(JSON.parse(payload.split('HTTP/1.1 ')[0] ?? ''), status);
  } catch {
    return [`${status} without a problem: ${all.slice(0, 300)}`];
  }
}

function spoil(random: SeededRandom, text: string): string {
  return random.chance(0.5) ? mutateBytes(random, Buffer.from(text, 'latin1')).toString('latin1') : text;
}

/** Bytes on a connection of their own, where HTTP is expected. */
export function rawHttpAttempt({ random }: Occasion): Attempt {
  const text = spoil(random, random.pick(requests) ?? '');
  return {
    door: 'HTTP by hand',
    input: JSON.stringify(text),
    send: async ({ port, attacker }) => {
      const bytes = Buffer.from(text.replaceAll(tokenMark, attacker.token), 'latin1');
      return judgeAnswers(await sayAndListen(port, bytes));
    },
  };
}
