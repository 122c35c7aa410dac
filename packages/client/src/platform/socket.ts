/** The part of the standard WebSocket that the client uses. */
export interface Socket {
  send(data: string): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: 'open' | 'error', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'close', listener: (event: { readonly code: number }) => void): void;
}

/** The standard WebSocket's constructor, as in browsers, workers and Node. */
export type WebSocketConstructor = new (url: string, protocols?: string | string[]) => Socket;
