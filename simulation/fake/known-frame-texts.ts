import { frameTexts } from '@lockstep/testkit/frame-texts';

const known = new WeakMap<Buffer, readonly string[]>();

/** The texts in the WebSocket frames that a channel was given: the same bytes go to many sockets, and are read once. */
export function knownFrameTexts(bytes: Buffer): readonly string[] {
  const texts = known.get(bytes) ?? frameTexts(bytes);
  known.set(bytes, texts);
  return texts;
}
