import type { SeededRandom } from '@lockstep/testkit/seeded-random';
import type { Person } from '../server/people.ts';
import type { ServerNode } from '../server/server-node.ts';
import { answerHttp, type HttpAnswer, type HttpRequest } from './http-door.ts';
import type { VirtualTime } from './virtual-time.ts';

/**
 * What happens to a request: lost on its way there or back, delivered twice as a proxy does that tries again, or answered
 * so late that others overtake it.
 */
export type HttpFault = 'lost-before' | 'lost-after' | 'twice' | 'late';

const longestLatencyMs = 30;
const longestRepeatMs = 200;
const longestDelayMs = 4_000;

interface OpenRequest {
  readonly node: ServerNode;
  readonly fail: () => void;
}

export interface HttpNetworkOptions {
  readonly time: VirtualTime;
  readonly random: SeededRandom;
  /** The server process that is there now. */
  readonly node: () => ServerNode | undefined;
  /** Whether retention has taken recorded answers: what comes twice much later than that is not known again (S5). */
  readonly compacted: () => boolean;
  readonly failed: (where: string, error: unknown) => void;
}

/** The way of HTTP requests from pages to the server and of the answers back. */
export class HttpNetwork {
  readonly #options: HttpNetworkOptions;
  readonly #open = new Set<OpenRequest>();
  readonly #faults = new Map<number, HttpFault>();

  constructor(options: HttpNetworkOptions) {
    this.#options = options;
  }

  /** This is what happens to the page's next request. */
  disturb(page: number, fault: HttpFault): void {
    this.#faults.set(page, fault);
  }

  heal(): void {
    this.#faults.clear();
  }

  /** A server process is gone, and with it what it was about to answer. */
  serverDied(node: ServerNode): void {
    for (const request of this.#open) if (request.node === node) request.fail();
  }

  request(page: number, person: Person, request: HttpRequest, isOnline: () => boolean): Promise<HttpAnswer> {
    const { time, random, node: present, failed } = this.#options;
    const latency = () => random.below(longestLatencyMs);
    const fault = this.#faults.get(page);
    this.#faults.delete(page);
    return new Promise((resolve, reject) => {
      const fail = () => {
        time.schedule(latency(), () => reject(new TypeError('fetch failed')));
      };
      time.schedule(latency(), () => {
        const node = present();
        if (node === undefined || fault === 'lost-before' || !isOnline()) return fail();
        if (fault === 'twice') this.#again(person, request);
        const open: OpenRequest = { node, fail };
        this.#open.add(open);
        answerHttp(node, person, request).then(
          (answer) => {
            this.#open.delete(open);
            if (fault === 'lost-after') fail();
            else time.schedule(fault === 'late' ? random.below(longestDelayMs) : latency(), () => resolve(answer));
          },
          (error: unknown) => failed(`${request.method} ${request.path}`, error),
        );
        return undefined;
      });
    });
  }

  /** The same once more, which nobody waits for; perhaps at the next server process. */
  #again(person: Person, request: HttpRequest): void {
    const { time, random, node: present, compacted, failed } = this.#options;
    time.schedule(random.below(longestRepeatMs), () => {
      const node = present();
      if (node === undefined || compacted()) return;
      answerHttp(node, person, request).catch((error: unknown) => failed(`${request.path} again`, error));
    });
  }
}
