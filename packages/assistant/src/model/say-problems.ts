import { type Problem, spellTime } from '../language/index.ts';

/** What a person should know of how a date was read, as sentences. */
export function sayProblems(problems: readonly Problem[], locale: string): readonly string[] {
  return problems.flatMap((problem) => {
    switch (problem.code) {
      case 'rolled_to_tomorrow':
        return `${spellTime(problem.time, locale)} has already passed today, so it is tomorrow.`;
      case 'skipped_hour':
        return `The clocks skip ${spellTime(problem.asked, locale)} on that day, so it is ${spellTime(problem.time, locale)}.`;
      case 'in_the_past':
        return 'That is in the past.';
      case 'range_end_dropped':
        return `Tasks have no end, so “until ${spellTime(problem.until, locale)}” is left out.`;
      case 'weekday_mismatch':
        return 'The weekday does not match that date; I went by the date.';
      case 'assumed_time':
      case 'impossible_date':
      case 'impossible_time':
      case 'unsupported_recurrence':
      case 'recurrence_never':
      case 'unknown_project':
      case 'unknown_person':
      case 'ambiguous_person':
        return [];
    }
  });
}
