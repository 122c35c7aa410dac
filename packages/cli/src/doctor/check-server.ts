import { connect } from 'node:net';
import type { ServerAddress } from '../surroundings/server-address.ts';
import { isServing } from '../surroundings/server-address.ts';
import type { Finding } from './finding.ts';

const timeoutMs = 2_000;
const tolerableSkewMs = 5_000;

/** Whether anything at all listens there. */
function isListening(url: URL): Promise<boolean> {
  const port = Number(url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : url.port);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: timeoutMs });
    const answer = (listening: boolean) => {
      socket.destroy();
      resolve(listening);
    };
    socket.once('connect', () => answer(true));
    socket.once('timeout', () => answer(false));
    socket.once('error', () => answer(false));
  });
}

/** The server tells the time with each answer, to the second. */
function checkClock(date: string | null, now: number): Finding {
  const skew = date === null ? Number.NaN : Math.abs(Date.parse(date) - now);
  const check = 'Clock';
  if (Number.isNaN(skew) || skew <= tolerableSkewMs) return { check, state: 'ok', detail: 'agrees with the server’s' };
  const detail = `${Math.round(skew / 1_000)} s from the server’s`;
  return { check, state: 'warning', detail, advice: 'Let both machines take the time from the network (NTP).' };
}

async function checkReadiness(url: string, now: () => number): Promise<readonly Finding[]> {
  const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(timeoutMs) });
  const clock = checkClock(response.headers.get('date'), now());
  if (response.ok) return [{ check: 'Server', state: 'ok', detail: `running at ${url}` }, clock];
  const body: unknown = await response.json().catch(() => null);
  const reason: unknown = Reflect.get(Object(body), 'reason');
  const detail = `at ${url} is not ready${typeof reason === 'string' ? `: ${reason}` : ''}`;
  return [{ check: 'Server', state: 'problem', detail, advice: 'Its log says why.' }, clock];
}

/** The server at the address: running, ready, and of our kind. */
export async function checkServer(address: ServerAddress, now: () => number): Promise<readonly Finding[]> {
  const { url, isNamed } = address;
  const check = 'Server';
  if (!URL.canParse(url)) {
    const advice = 'Write it like http://127.0.0.1:4747.';
    return [{ check, state: 'problem', detail: `LOCKSTEP_URL is no address: ${url}`, advice }];
  }
  if (await isServing(url)) return checkReadiness(url, now);
  if (await isListening(new URL(url))) {
    const detail = `another program answers at ${url}`;
    return [{ check, state: 'problem', detail, advice: 'Set PORT to a free one, or LOCKSTEP_URL to the server.' }];
  }
  const detail = `none at ${url}`;
  const advice = 'Start it with `npm start` or `lockstep serve`.';
  return [{ check, state: isNamed ? 'problem' : 'warning', detail, advice }];
}
