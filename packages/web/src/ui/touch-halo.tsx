import type { Actor } from '@lockstep/protocol';
import { ActorFace } from './actor-face.tsx';
import { actorName, inkOf } from './actor-ink.ts';
import { cx } from './cx.ts';
import { strings } from './strings.ts';

const washes = { person: 'bg-persimmon-wash', agent: 'bg-iris-wash', system: 'bg-hover' };

type TouchHaloProps = { actor: Actor };

/** The signature: a change from elsewhere carries its author's light and face for two seconds. */
export const TouchHalo = ({ actor }: TouchHaloProps) => (
  <>
    <span
      aria-hidden="true"
      className={cx(
        'halo pointer-events-none absolute inset-y-px -inset-x-2 rounded-control forced-colors:outline',
        washes[inkOf(actor)],
      )}
    />
    <span className="halo-face pointer-events-none absolute grid -start-[34px] top-1/2 -mt-2.5 max-tablet:-start-[17px] max-tablet:-mt-2">
      <ActorFace actor={actor} size={20} className="max-tablet:size-4! max-tablet:text-[8px]!" />
      <span className="sr-only">{strings.changedBy(actorName(actor))}</span>
    </span>
  </>
);
