import type { AckFrame } from '@lockstep/protocol';
import type { Executed } from '../app/application.ts';
import { encodeResult } from '../app/encode-result.ts';

/** An `ack` frame as text, and where in which stream its operation's changes end. */
export interface EncodedAck {
  readonly workspace_id: string;
  readonly seq: number;
  readonly text: string;
}

/** Words an acknowledgement; the records in it are not encoded again. */
export function encodeAck({ op_id, epoch, workspace_id, seq, result, encoded }: Executed): EncodedAck {
  const head = { type: 'ack', op_id, epoch, workspace_id, seq } satisfies Omit<AckFrame, 'result'>;
  const text = `${JSON.stringify(head).slice(0, -1)},"result":${encodeResult(result, encoded)}}`;
  return { workspace_id, seq, text };
}
