import type { Actor } from '@lockstep/protocol';
import { strings } from './strings.ts';

/** The two inks, and none for what the system does by itself. */
export type Ink = 'person' | 'agent' | 'system';

/** Persimmon for people, iris for whatever acts in their name. */
export const inkOf = ({ kind }: Actor): Ink => {
  if (kind === 'user') return 'person';
  return kind === 'system' ? 'system' : 'agent';
};

/** The short name a screen shows: who it was, or through what. */
export const actorName = (actor: Actor): string => {
  if (actor.kind === 'user') return actor.name;
  if (actor.kind === 'assistant') return actor.client ?? strings.actor.assistant;
  if (actor.kind === 'system') return strings.brand;
  return actor.client ?? strings.actor.someClient;
};

/** The whole of it: who, and on whose behalf. */
export const actorDescription = (actor: Actor): string => {
  const name = actorName(actor);
  return inkOf(actor) === 'agent' ? strings.actor.onBehalf(name, actor.name) : name;
};
