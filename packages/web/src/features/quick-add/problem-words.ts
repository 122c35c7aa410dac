import type { Problem } from '@lockstep/assistant/language';
import { strings } from './strings.ts';

/** What a person should be told about how their line was read; empty where the chips say it already. */
export const problemWords = (problems: readonly Problem[]): string =>
  problems
    .map(({ code, text }) => strings.problems[code](text))
    .filter((words) => words !== '')
    .join(' ');
