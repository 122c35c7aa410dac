/** Largest frame a client may send, bytes (D7). */
export const maxFrameBytes = 64 * 1024;

/** Largest batch frame sent as one; above it the batch travels in parts (D3), bytes. */
export const maxBatchBytes = 256 * 1024;

/** Most items one operation may take. */
export const maxItems = 500;

/** Largest HTTP request body, bytes. */
export const maxRequestBytes = 1024 * 1024;

/** The WebSocket subprotocol of sync mode. */
export const syncSubprotocol = 'lockstep.v1';
