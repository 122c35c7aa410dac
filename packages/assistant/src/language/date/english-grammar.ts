import { ENGLISH_CALENDAR } from '../data/english-calendar.ts';
import { compileDates } from './date-grammar.ts';
import type { DateGrammar } from './date-rule.ts';

/** English, compiled once a process. */
export const ENGLISH_GRAMMAR: DateGrammar = compileDates(ENGLISH_CALENDAR);
