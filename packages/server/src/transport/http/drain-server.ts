import type { Server } from 'node:http';

/** How often connections that have finished their request are looked for, milliseconds. */
const sweepMs = 50;

/**
 * Stops accepting, lets requests under way finish and closes each connection after it; what is still open after
 * `timeoutMs` is cut. Upgraded sockets are not the server's any more and are left alone.
 */
export async function drainServer(server: Server, timeoutMs: number): Promise<void> {
  // Node closes connections idle at the moment of close; one that becomes idle later would stay for its keep-alive.
  const sweep = setInterval(() => {
    server.closeIdleConnections();
  }, sweepMs);
  const cut = setTimeout(() => {
    server.closeAllConnections();
  }, timeoutMs);
  try {
    await new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
  } finally {
    clearInterval(sweep);
    clearTimeout(cut);
  }
}
