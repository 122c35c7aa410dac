import type { Outcome, Turn } from '../turn.ts';

/** The free parts of a sentence form, as the person typed them. */
export type Slots = Readonly<Record<string, string | undefined>>;

/** Gives a sentence form its meaning; undefined means "not this form after all". */
export type Reader = (slots: Slots, turn: Turn, utterance: string) => Outcome | undefined;
