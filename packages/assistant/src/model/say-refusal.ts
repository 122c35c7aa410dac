import type { Refusal } from '../language/index.ts';
import { quoted } from './english-sentences.ts';

/** Why something was not done, naming the words that stood in the way. Nothing was changed. */
export function sayRefusal(reason: Refusal, text: string): string {
  switch (reason) {
    case 'impossible_date':
      return `${quoted(text)} is no date or time that exists, so nothing was changed.`;
    case 'no_date':
      return `${quoted(text)} has no date to count from. Name a day, please.`;
    case 'not_repeating':
      return `${quoted(text)} does not repeat.`;
    case 'unknown_person':
      return `I know nobody called ${quoted(text)} here.`;
    case 'unknown_project':
      return `There is no project ${quoted(text.replace(/^#/u, ''))}.`;
    case 'unknown_zone':
      return `I know no time zone ${quoted(text)}. A city works, such as “Berlin”.`;
    case 'unsupported_recurrence':
      return `A task repeats daily at the most often, and must have a date left: ${quoted(text)} does not work.`;
    case 'nothing_matches':
      return `Nothing matches ${quoted(text)}.`;
    case 'nothing_listed':
      return 'I do not know which one you mean; say its title, please.';
    case 'project_exists':
      return `There is a project ${quoted(text)} already.`;
    case 'project_elsewhere':
      return `I can make projects but not delete, rename or archive them. Use the menu beside ${quoted(text)} in the sidebar.`;
    case 'not_found':
      return `I found no task like ${quoted(text)}.`;
  }
}
