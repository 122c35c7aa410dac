import { type Problem, spellTime } from '@lockstep/assistant/language';
import { safeLine } from './safe-line.ts';

/** How a person's words were read where it may not be what they meant, or why they could not be. */
export function wordProblem(problem: Problem, locale: string): string {
  const said = `“${safeLine(problem.text)}”`;
  switch (problem.code) {
    case 'impossible_date':
      return `${said} is a date that does not exist.`;
    case 'impossible_time':
      return `${said} is a time that does not exist.`;
    case 'unsupported_recurrence':
      return `${said} is a repetition that is not supported.`;
    case 'recurrence_never':
      return `${said} never comes.`;
    case 'weekday_mismatch':
      return `${said}: that date is another day of the week.`;
    case 'rolled_to_tomorrow':
      return `${spellTime(problem.time, locale)} has passed today, so it is tomorrow.`;
    case 'assumed_time':
      return `${said} is taken as ${spellTime(problem.time, locale)}.`;
    case 'skipped_hour':
      return `${spellTime(problem.asked, locale)} does not exist on that day, so it is ${spellTime(problem.time, locale)}.`;
    case 'in_the_past':
      return `${said} is in the past.`;
    case 'range_end_dropped':
      return `${said}: only the start is kept.`;
    case 'unknown_project':
      return `There is no project ${said}.`;
    case 'unknown_person':
      return `There is no member ${said}.`;
    case 'ambiguous_person':
      return `${said} may be several members.`;
  }
}
