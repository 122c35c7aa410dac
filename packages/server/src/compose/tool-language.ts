import { parseDateText, parseRecurrenceText, type Problem } from '@lockstep/assistant/language';
import type { Moment, ToolLanguage } from '../app/tool/tool-language.ts';
import { momentContext } from './moment-context.ts';

/** Tools are called by models, who are told to write `YYYY-MM-DD`; "1/2" is read as most of them mean it. */
const locale = 'en-US';

function contextOf({ now, time_zone }: Moment) {
  return momentContext(now, time_zone, locale);
}

function wordError(problems: readonly Problem[]): string | undefined {
  const error = problems.find(({ severity }) => severity === 'error');
  if (error === undefined) return undefined;
  const { code, text } = error;
  if (code === 'impossible_date') return `“${text}” is a date that does not exist.`;
  if (code === 'impossible_time') return `“${text}” is a time that does not exist.`;
  if (code === 'recurrence_never') return `“${text}” never comes.`;
  return `“${text}” is a repetition that is not supported; an RRULE is taken too.`;
}

/** The assistant's language, as tools use it. */
export const toolLanguage: ToolLanguage = {
  parseDate: (text, moment) => {
    const { due_date, due_time, due_zone, recurrence, problems, rest } = parseDateText(text, contextOf(moment));
    const problem = wordError(problems);
    if (problem !== undefined) return { problem };
    if (recurrence !== undefined) return { problem: `“${text}” repeats: that goes into recurrence.` };
    if (due_date === undefined || rest !== '') {
      return { problem: `“${text}” is no date: try "2026-12-04", "next friday 5pm" or "in 3 days".` };
    }
    return {
      due_date,
      ...(due_time === undefined ? {} : { due_time }),
      ...(due_zone === undefined ? {} : { due_zone }),
    };
  },
  parseRecurrence: (text, moment) => {
    const { recurrence, problems, rest } = parseRecurrenceText(text, contextOf(moment));
    const problem = wordError(problems);
    if (problem !== undefined) return { problem };
    if (recurrence === undefined || rest !== '') {
      return { problem: `“${text}” is no repetition: try "every monday", "every 2 weeks" or "FREQ=DAILY".` };
    }
    return recurrence;
  },
};
