import { type Question, type SpellingContext, spellMoment } from '../language/index.ts';
import { countOf, quoted } from './english-sentences.ts';
import { escapeMarkdown } from './escape-markdown.ts';

/** A question in words, its answers numbered. */
export function sayQuestion(question: Question, context: SpellingContext): string {
  const { options, about } = question;
  const label = options[0]?.label ?? '';
  switch (question.kind) {
    case 'which_task':
      return withOptions(`Which one do you mean by ${quoted(about)}?`, question);
    case 'did_you_mean':
      return options.length === 1
        ? `I found no ${quoted(about)}. Did you mean ${quoted(label)}?`
        : withOptions(`I found no ${quoted(about)}. Did you mean one of these?`, question);
    case 'confirm_statement':
      return `Shall I mark ${quoted(label)} done?`;
    case 'confirm_past':
      return `${spellMoment({ date: about }, context)} is in the past. Shall I move ${movedWords(label)} there all the same?`;
    case 'confirm_rename':
      return `Shall I rename it (${escapeMarkdown(label)})?`;
    case 'one_or_several':
      return withOptions('Is that several things or one?', question);
    case 'confirm_many':
      return `That is every open task, ${label} in all. Shall I mark them done?`;
    case 'offer_reopen':
      return `${quoted(label)} is not in the trash; it is done. Shall I reopen it?`;
    case 'project_or_task':
      return withOptions('Is that a new project or a new task?', {
        ...question,
        options: options.map((option, index) => ({
          ...option,
          label: `${index === 0 ? 'The project' : 'The task'} “${option.label}”`,
        })),
      });
    case 'create_project':
      return withOptions(`There is no project ${quoted(about)}.`, question);
    case 'what_project':
      return 'What should the project be called?';
    case 'confirm_add':
      return `Shall I add ${quoted(label)} as a new task?`;
    case 'offer_add':
      return `I know no such task. Shall I add ${quoted(label)}?`;
    case 'what_title':
      return 'What should I add?';
    case 'what_target':
      return 'Which task?';
    case 'what_date':
      return `To when should I move ${quoted(about)}?`;
  }
}

function movedWords(label: string): string {
  return /^\d+$/u.test(label) ? countOf(Number(label), 'task') : quoted(label);
}

function withOptions(sentence: string, { options, more }: Question): string {
  const lines = options.map(({ label }, index) => `${index + 1}. ${escapeMarkdown(label)}`);
  return [sentence, ...lines, ...(more ? [`\n… and ${more} more`] : [])].join('\n');
}
