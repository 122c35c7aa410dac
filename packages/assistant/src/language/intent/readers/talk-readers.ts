import { findTimeZone } from '../find-time-zone.ts';
import { doing } from '../turn.ts';
import type { Reader } from './reader.ts';
import { ENGLISH_CALENDAR } from '../../data/english-calendar.ts';

/** A form that means one thing and has no slots. */
export function plainly(kind: 'help' | 'identity' | 'thanks' | 'greeting' | 'yes' | 'no' | 'nothing'): Reader {
  return () => doing({ kind });
}

function countIn(text: string | undefined): number {
  return text === undefined ? 1 : (ENGLISH_CALENDAR.numbers[text.toLowerCase()] ?? Number.parseInt(text, 10));
}

/** "undo", "undo last 3". */
export const readUndo: Reader = ({ n }) => doing({ kind: 'undo', count: countIn(n), of: 'last' });

/** "undo what the bot did". */
export const readUndoAssistant: Reader = () => doing({ kind: 'undo', count: 1, of: 'assistant' });

/** "redo". */
export const readRedo: Reader = ({ n }) => doing({ kind: 'redo', count: countIn(n) });

/** "plan my week": needs a model. */
export const readPlan: Reader = (_slots, _turn, utterance) => doing({ kind: 'plan', text: utterance });

/** "set my timezone to Berlin". */
export const readSetZone: Reader = ({ zone }, _turn, utterance) => {
  const found = findTimeZone(zone ?? '');
  if (found) return doing({ kind: 'set_time_zone', zone: found });
  // "I'm in time" is no zone; only a plain request is answered that it is unknown.
  return /\b(?:time_?zone|time zone|timezone|tz)\b/iu.test(utterance)
    ? doing({ kind: 'refuse', reason: 'unknown_zone', text: zone ?? '' })
    : undefined;
};
