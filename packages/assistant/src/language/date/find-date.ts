import type { TextRange } from '../context.ts';
import { MASK, type MaskedText } from '../masked-text.ts';
import { overlaps } from '../span.ts';
import { findChronoShapes } from './chrono-shapes.ts';
import type { DateEnvironment, DateRule, DayReading } from './date-rule.ts';

/** A place in the text that may be the date. */
export interface DateCandidate extends TextRange {
  readonly reading: DayReading | undefined;
  /** The explicit day ("5 jan") and not a weekday that may stand beside it. */
  readonly weekdayOnly: boolean;
}

const NOT_FOUND_SCORE = 0;

/** Finds the date a text speaks of. Candidates without a reading are impossible days ("feb 30"). */
export function findDate(
  masked: MaskedText,
  environment: DateEnvironment,
  dateOnly: boolean,
): DateCandidate | undefined {
  const candidates = dateCandidates(masked.current, environment, dateOnly);
  const impossible = candidates.find((candidate) => !candidate.reading);
  if (impossible) return impossible;
  let best: DateCandidate | undefined;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const candidate of candidates) {
    const score = scoreOf(candidate, masked.current, environment);
    if (score > bestScore || (score === bestScore && best && candidate.start > best.start)) {
      best = candidate;
      bestScore = score;
    }
  }
  return best && joinWeekday(best, candidates, masked.current);
}

function dateCandidates(text: string, environment: DateEnvironment, dateOnly: boolean): readonly DateCandidate[] {
  const found: DateCandidate[] = [];
  for (const rule of environment.grammar.rules) {
    for (const candidate of ruleCandidates(rule, text, environment, dateOnly)) {
      if (!found.some((other) => overlaps(other, candidate))) found.push(candidate);
    }
  }
  let rest = text;
  for (const { start, end } of found) rest = rest.slice(0, start) + MASK.repeat(end - start) + rest.slice(end);
  for (const { start, end, date } of findChronoShapes(rest, environment)) {
    found.push({ start, end, reading: { date }, weekdayOnly: false });
  }
  return found;
}

function* ruleCandidates(
  { matcher, read }: DateRule,
  text: string,
  environment: DateEnvironment,
  dateOnly: boolean,
): Generator<DateCandidate> {
  matcher.find.lastIndex = 0;
  for (let match = matcher.find.exec(text); match; match = matcher.find.exec(text)) {
    const [start, end] = [match.index, match.index + match[0].length];
    const reading = read(match, environment, { text, start, end, dateOnly });
    const resumeAt = matcher.find.lastIndex;
    if (reading) {
      const possible = 'date' in reading ? reading : undefined;
      const weekdayOnly = environment.grammar.weekdays.has(match[0]);
      yield { start, end: possible?.end ?? end, reading: possible, weekdayOnly };
    }
    matcher.find.lastIndex = resumeAt;
  }
}

/** A due date tends to close or open the sentence; a date after "about" is what the task is about. */
function scoreOf({ start, end }: TextRange, text: string, { grammar }: DateEnvironment): number {
  const [before, after] = [text.slice(0, start), text.slice(end)];
  let score = NOT_FOUND_SCORE;
  if (!/[\p{L}]/u.test(after)) score += 3;
  if (!/[\p{L}\p{N}]/u.test(before)) score += 2;
  if (grammar.leads.test(before)) score += 1;
  if (grammar.topicBefore.test(before)) score -= 4;
  return score;
}

/** "friday, 5 jan" is one date: the weekday beside an explicit day belongs to it. */
function joinWeekday(best: DateCandidate, candidates: readonly DateCandidate[], text: string): DateCandidate {
  for (const other of candidates) {
    if (other === best || other.weekdayOnly === best.weekdayOnly) continue;
    const [left, right] = other.start < best.start ? [other, best] : [best, other];
    if (!/^[\s,]*(?:the\s+|on\s+)*$/u.test(text.slice(left.end, right.start))) continue;
    const exact = best.weekdayOnly ? other : best;
    if (!/\d/u.test(text.slice(exact.start, exact.end))) continue;
    return { ...exact, start: left.start, end: right.end };
  }
  return best;
}
