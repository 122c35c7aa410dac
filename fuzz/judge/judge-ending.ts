import { closeCodes } from '@lockstep/protocol';
import type { Ending } from '@lockstep/testkit/raw-web-socket';

const contract: ReadonlySet<number> = new Set(Object.values(closeCodes));
/** What RFC 6455, section 7.4.1 has for frames that are none, text that is no UTF-8, and what is too large. */
const ofTheProtocol: ReadonlySet<number> = new Set([1002, 1007, 1009]);
/** A client's own code comes back. */
const echoed: ReadonlySet<number> = new Set([1000, 1001, 1005]);

/**
 * What is wrong with how a socket ended: with a code of the contract; where the client broke RFC 6455, or hung up first,
 * also as that says.
 */
export function judgeEnding(ending: Ending, keptToTheProtocol: boolean, hungUp: boolean): readonly string[] {
  if (ending === 'torn') return keptToTheProtocol && !hungUp ? ['the socket was torn without a code'] : [];
  const { code } = ending;
  if (contract.has(code)) return [];
  if (!keptToTheProtocol && ofTheProtocol.has(code)) return [];
  if ((hungUp || !keptToTheProtocol) && (echoed.has(code) || contract.has(code))) return [];
  return [`the socket was closed with ${code}`];
}
