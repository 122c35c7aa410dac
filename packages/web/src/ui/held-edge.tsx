import type { Actor } from '@lockstep/protocol';
import { actorName } from './actor-ink.ts';
import { strings } from './strings.ts';

type HeldEdgeProps = { actor: Actor };

/** An agent is at work on the row: a breathing edge of iris. */
export const HeldEdge = ({ actor }: HeldEdgeProps) => (
  <>
    <span
      aria-hidden="true"
      className="breathing pointer-events-none absolute inset-y-1.5 -start-3 w-[3px] rounded-full bg-iris forced-colors:bg-[Highlight]"
    />
    <span className="sr-only">{strings.heldBy(actorName(actor))}</span>
  </>
);
