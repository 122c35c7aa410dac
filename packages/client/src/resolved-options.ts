import { v7 } from 'uuid';
import type { ClientOptions } from './client-options.ts';
import type { Fetch } from './http/fetch.ts';
import type { Token } from './http/api.ts';
import type { Rules } from './optimistic/rules.ts';
import { systemClock, type Clock } from './platform/clock.ts';
import { systemDevice, type Device } from './platform/device.ts';
import { systemRandom, type Random } from './platform/random.ts';
import { reportError, type ReportError } from './platform/report-error.ts';
import type { Socket, WebSocketConstructor } from './platform/socket.ts';
import { surroundings } from './platform/surroundings.ts';
import type { ClientStorage } from './storage/client-storage.ts';
import { resolveStorage } from './storage/resolve-storage.ts';

/** The options with everything filled in. */
export interface ResolvedOptions {
  readonly url: string;
  readonly fetch: Fetch;
  readonly token: Token | undefined;
  readonly ticket: (() => Promise<string>) | undefined;
  readonly openSocket: (ticket: string, subprotocol: string) => Socket;
  readonly clock: Clock;
  readonly random: Random;
  readonly device: Device;
  readonly storage: ClientStorage;
  readonly rules: Rules | (() => Promise<Rules>);
  readonly newId: () => string;
  readonly report: ReportError;
  /** The machine's IANA zone. */
  readonly time_zone: string | undefined;
}

function requiredFetch(): Fetch {
  const { fetch } = surroundings;
  if (fetch === undefined) throw new TypeError('There is no global fetch: pass one as the option fetch.');
  // Called as a method of anything else, a browser's fetch refuses.
  return (url, init) => fetch(url, init);
}

function requiredWebSocket(): WebSocketConstructor {
  const { WebSocket } = surroundings;
  if (WebSocket === undefined) throw new TypeError('There is no global WebSocket: pass one as the option WebSocket.');
  return WebSocket;
}

async function loadRules(): Promise<Rules> {
  const { coreRules } = await import('./optimistic/core-rules.ts');
  return coreRules;
}

/** Fills in what the options leave open. Ambient things are looked up when first used, so that a page can be drawn on a server. */
export function resolveOptions(options: ClientOptions): ResolvedOptions {
  const clock = options.clock ?? systemClock;
  const url = (options.url ?? surroundings.location?.origin ?? '').replace(/\/+$/, '');
  return {
    url,
    fetch: options.fetch ?? ((address, init) => requiredFetch()(address, init)),
    token: options.token,
    ticket: options.ticket,
    openSocket: (ticket, subprotocol) => {
      const Constructor = options.WebSocket ?? requiredWebSocket();
      return new Constructor(
        `${url.replace(/^http/, 'ws')}/ws/tasks/me?ticket=${encodeURIComponent(ticket)}`,
        subprotocol,
      );
    },
    clock,
    random: options.random ?? systemRandom,
    device: options.device ?? systemDevice,
    storage: resolveStorage(options.storage ?? 'memory', clock, url),
    rules: options.rules ?? loadRules,
    newId: options.newId ?? (() => v7()),
    report: options.report ?? reportError,
    time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}
