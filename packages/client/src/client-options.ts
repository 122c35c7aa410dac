import type { Fetch } from './http/fetch.ts';
import type { Token } from './http/api.ts';
import type { Rules } from './optimistic/rules.ts';
import type { Clock } from './platform/clock.ts';
import type { Device } from './platform/device.ts';
import type { Random } from './platform/random.ts';
import type { ReportError } from './platform/report-error.ts';
import type { WebSocketConstructor } from './platform/socket.ts';
import type { StorageOption } from './storage/resolve-storage.ts';

/** How to make a client. In a page served by Lockstep itself nothing is needed. */
export interface ClientOptions {
  /** Where the server is, e.g. `https://tasks.example.org`; default: the page's own origin. */
  readonly url?: string;
  /** A bearer token, or how to get one; default: the browser's session cookie. */
  readonly token?: Token;
  /** Where tickets come from if not from the server itself: an integrator's back end, for its own users. */
  readonly ticket?: () => Promise<string>;
  readonly fetch?: Fetch;
  readonly WebSocket?: WebSocketConstructor;
  readonly clock?: Clock;
  readonly random?: Random;
  readonly device?: Device;
  /**
   * Where changes that wait, the shelf and the replicas are kept. `indexeddb`: on this device, for each person apart;
   * changes survive a reload and a crash, and a start without network shows all there was. Where that cannot be had,
   * `status.storage_problem` says so. Default `memory`: until the program ends.
   */
  readonly storage?: StorageOption;
  /**
   * What checks changes and shows them before the server has them: `coreRules` of `@lockstep/client/rules`, or how to get
   * it; default: loaded after the first sync.
   */
  readonly rules?: Rules | (() => Promise<Rules>);
  /** Makes the ids of operations and records; default: UUIDv7. */
  readonly newId?: () => string;
  /** Told of faults that the client survives; default: the global `error` event. */
  readonly report?: ReportError;
}
