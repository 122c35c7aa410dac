import type { Actor } from '@lockstep/protocol';
import { Plug, SquareTerminal } from 'lucide-react';
import type { ReactNode } from 'react';
import { actorDescription, inkOf } from './actor-ink.ts';
import { cx } from './cx.ts';
import { Mark } from './mark.tsx';

const initials = (name: string): string => {
  const words = name.trim().split(/\s+/);
  const first = words[0]?.at(0) ?? '';
  const last = words.length > 1 ? (words.at(-1)?.at(0) ?? '') : '';
  return (first + last).toLocaleUpperCase();
};

const faceOf = (actor: Actor, size: number): ReactNode => {
  if (actor.kind === 'user') return null;
  if (actor.kind === 'mcp') return <Plug aria-hidden="true" size={size * 0.56} strokeWidth={2.25} />;
  if (actor.kind === 'api') return <SquareTerminal aria-hidden="true" size={size * 0.6} strokeWidth={2} />;
  return <Mark size={size * 0.72} className={actor.kind === 'assistant' ? '*:stroke-current' : ''} />;
};

const inks = {
  // Initials are a picture of the name, not text beside it: they are drawn, never read.
  person: 'rounded-full bg-persimmon text-on-persimmon before:content-[attr(data-initials)]',
  agent: 'rounded-[32%] bg-iris text-on-iris',
  system: 'rounded-full bg-press text-soft',
};

type ActorFaceProps = {
  actor: Actor;
  /** Edge length in pixels. */
  size?: 16 | 20 | 24 | 32;
  className?: string;
};

const letters = { 16: 'text-[8px]', 20: 'text-[9px]', 24: 'text-[10.5px]', 32: 'text-small' };

/** Who it was, at a glance: people are round and persimmon, agents squarish and iris. */
export const ActorFace = ({ actor, size = 24, className }: ActorFaceProps) => (
  <span
    role="img"
    aria-label={actorDescription(actor)}
    data-initials={actor.kind === 'user' ? initials(actor.name) : ''}
    style={{ width: size, height: size }}
    className={cx(
      'inline-grid shrink-0 place-items-center leading-none font-semibold select-none  forced-colors:border',
      inks[inkOf(actor)],
      letters[size],
      className,
    )}
  >
    {faceOf(actor, size)}
  </span>
);
