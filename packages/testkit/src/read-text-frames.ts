import { frameTexts } from './frame-texts.ts';

/** The JSON messages in the bytes that a server wrote to a WebSocket: unmasked text frames, one after another. */
export function readTextFrames(bytes: Buffer): Record<string, unknown>[] {
  return frameTexts(bytes).map((text) => JSON.parse(text) as Record<string, unknown>);
}
