/** One end of a channel between the pages of a site. */
export interface Channel {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  close(): void;
}

/** Opens a channel by its name; a message goes to every other end of it. */
export type OpenChannel = (name: string) => Channel | undefined;
