import type { QuickAdd, Span } from '@lockstep/assistant/language';
import type { Project } from '@lockstep/protocol';
import { useProfile, useProjects } from '@lockstep/react';
import { useMemo, useState } from 'react';
import { useCommands } from '../../commands/commands-context.tsx';
import { strings as said } from '../../commands/strings.ts';
import { dayName } from '../../format/day-name.ts';
import type { Language } from '../../live/language.ts';
import { loadLanguage, useLanguage } from '../../live/language.ts';
import { useLocale } from '../../locale/locale-context.tsx';
import type { Range } from './move-ranges.ts';
import { moveRanges } from './move-ranges.ts';
import { problemWords } from './problem-words.ts';
import { strings } from './strings.ts';
import type { Defaults } from './task-of-line.ts';
import { taskOfLine } from './task-of-line.ts';

const mostLines = 100;
const longestTitle = 500;
const nothing: readonly Range[] = [];

type Draft = { text: string; ignored: readonly Range[]; error: string | undefined };

const empty: Draft = { text: '', ignored: nothing, error: undefined };

/** Reads a line in the reader's zone and language, with the names they may use. */
const useReader = () => {
  const { locale, timeZone, firstDay } = useLocale();
  const projects = useProjects();
  const profile = useProfile();
  return useMemo(() => {
    const me = profile === null ? [] : [{ user_id: profile.user.id, name: profile.user.name }];
    const context = { zone: timeZone, locale, weekStart: firstDay, projects, members: me };
    return (language: Language, text: string, ignored: readonly Range[]): QuickAdd =>
      language.parseQuickAdd(text, {
        ...context,
        ...(profile === null ? {} : { userId: profile.user.id }),
        now: language.momentAt(Date.now()),
        ignored,
      });
  }, [locale, timeZone, firstDay, projects, profile]);
};

/** A line that nobody could read: all of it is the title. */
const asItStands = (text: string): QuickAdd => ({ title: text.trim(), labels: [], spans: [], problems: [], said: '' });

const errorOf = (lines: readonly QuickAdd[]): string | undefined => {
  if (lines.length > mostLines) return strings.tooMany(mostLines);
  if (lines.some(({ title }) => title === '')) return strings.noTitle;
  if (lines.some(({ title }) => title.length > longestTitle)) return strings.tooLong;
  const hard = lines.flatMap(({ problems }) => problems.filter(({ severity }) => severity === 'error'));
  return hard.length === 0 ? undefined : problemWords(hard);
};

type Names = { project: (key: string) => string; day: (date: string) => string; today: string };

/** Where a new task is to be found, if not on the screen it was added on. */
const elsewhereOf = (task: ReturnType<typeof taskOfLine>, defaults: Defaults, names: Names): string | null => {
  const due = task.due_date ?? null;
  if (defaults.due_date !== undefined) {
    return due === null || due <= names.today ? null : said.forDay(names.day(due));
  }
  if ((task.project ?? undefined) === defaults.project) return null;
  return said.to(typeof task.project === 'string' ? names.project(task.project) : said.inbox);
};

/** A line of quick add while it is typed: what it says, and what becomes of it. */
export const useQuickAdd = (defaults: Defaults) => {
  const { add } = useCommands();
  const { locale, today } = useLocale();
  const projects = useProjects();
  const read = useReader();
  const [{ text, ignored, error }, setDraft] = useState<Draft>(empty);
  const [near, setNear] = useState(false);
  const language = useLanguage(near || text !== '');
  const line = useMemo(
    () => (language === undefined || text.trim() === '' ? undefined : read(language, text, ignored)),
    [language, text, ignored, read],
  );

  /** Adds the lines, or answers why not. */
  const addLines = (lines: readonly QuickAdd[]): string | undefined => {
    const wrong = errorOf(lines);
    if (wrong !== undefined) return wrong;
    const tasks = lines.map((each) => taskOfLine(each, defaults));
    const made = new Set(lines.flatMap((each) => (each.project?.id === undefined ? (each.project?.name ?? []) : [])));
    const nameOf = (key: string): string => projects.find(({ id }: Project) => id === key)?.name ?? key;
    const names = { project: nameOf, day: (date: string) => dayName(date, today, locale), today };
    const [first] = tasks;
    add.add(tasks, [...made], first === undefined ? null : elsewhereOf(first, defaults, names));
    return undefined;
  };

  const readAll = async (texts: readonly string[], taken: readonly Range[]): Promise<readonly QuickAdd[]> => {
    const known = language ?? (await loadLanguage());
    return texts.map((each) => (known === undefined ? asItStands(each) : read(known, each, taken)));
  };

  const submit = async (): Promise<void> => {
    const draft = { text, ignored };
    // The field is free at once, for the next task.
    setDraft(empty);
    const wrong = addLines(await readAll([text], ignored));
    if (wrong !== undefined) setDraft({ ...draft, error: wrong });
  };

  const pasteLines = async (lines: readonly string[]): Promise<void> => {
    const wrong = addLines(await readAll(lines, nothing));
    if (wrong !== undefined) setDraft((draft) => ({ ...draft, error: wrong }));
  };

  return {
    text,
    line,
    error,
    change: (next: string) =>
      setDraft((draft) => ({ text: next, ignored: moveRanges(draft.ignored, draft.text, next), error: undefined })),
    takeBack: ({ start, end }: Span) =>
      setDraft((draft) => ({ ...draft, ignored: [...draft.ignored, { start, end }] })),
    approach: () => setNear(true),
    submit: () => void submit(),
    pasteLines: (lines: readonly string[]) => void pasteLines(lines),
  };
};
