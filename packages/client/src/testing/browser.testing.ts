import { FakeClock } from '../platform/fake-clock.testing.ts';
import { FakeDisk } from '../storage/indexed-db/fake-disk.testing.ts';
import type { BackendSocket } from './backend-socket.testing.ts';
import { Backend } from './backend.testing.ts';
import { clientFixture } from './client-fixture.testing.ts';

/** A browser with its pages, on a device that keeps things, and the server they talk to. */
export class FakeBrowser {
  readonly clock = new FakeClock();
  readonly backend = new Backend(this.clock);
  readonly disk = new FakeDisk();
  /** Frames that left for the server, of all pages. */
  readonly #sockets: readonly BackendSocket[] = this.backend.sockets;

  /** Opens a page; `online`: whether it has a network from the start. */
  open({ online = true } = {}) {
    const { clock, backend, disk } = this;
    const program = disk.start();
    const fixture = clientFixture({ storage: program.storage(clock) }, { clock, backend });
    fixture.device.setOnline(online);
    fixture.client.connect();
    const crash = async () => {
      program.die();
      fixture.client.close();
      await disk.quiet();
    };
    return { client: fixture.client, device: fixture.device, reported: fixture.reported, program, crash };
  }

  /** Opens a page and lets it become level with the server. */
  async openLive() {
    const page = this.open();
    await this.flush();
    return page;
  }

  /** Lets everything under way arrive, on the wire, on the disk and between the pages, without any time passing. */
  async flush(): Promise<void> {
    for (let rounds = 0; rounds < 1000; rounds += 1) {
      await this.disk.quiet();
      if (!this.#step()) return;
    }
    throw new Error('The browser does not come to rest.');
  }

  /** Lets what was gathered be written to the disk, too. */
  async rest(): Promise<void> {
    await this.flush();
    await this.clock.advance(1000);
    await this.flush();
  }

  /** The network is gone, for all pages: what is under way is lost. */
  cutAll(): void {
    for (const socket of this.#sockets) socket.cut();
    while (this.backend.requests.length > 0) this.backend.stepHttp('before');
  }

  /** Lets one request be answered, or one frame arrive; answers whether there was any. */
  stepOnce(): boolean {
    const { backend } = this;
    if (backend.requests.length > 0) {
      backend.stepHttp();
      return true;
    }
    const socket = this.#sockets.find(({ waitingUp, waitingDown }) => waitingUp + waitingDown > 0);
    if (socket === undefined) return false;
    if (socket.waitingUp > 0) socket.stepUp();
    else socket.stepDown();
    return true;
  }

  #step(): boolean {
    const { backend } = this;
    const busy = this.#sockets.filter((socket) => socket.waitingUp + socket.waitingDown > 0);
    if (backend.requests.length === 0 && busy.length === 0) return false;
    while (backend.requests.length > 0) backend.stepHttp();
    for (const socket of busy) {
      while (socket.waitingUp > 0) socket.stepUp();
      while (socket.waitingDown > 0) socket.stepDown();
    }
    return true;
  }
}
