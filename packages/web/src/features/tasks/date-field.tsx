import type { Task } from '@lockstep/protocol';
import type { KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useCommands } from '../../commands/commands-context.tsx';
import type { Language } from '../../live/language.ts';
import { useLanguage } from '../../live/language.ts';
import { useLocale } from '../../locale/locale-context.tsx';
import { strings } from './strings.ts';

type Said = ReturnType<Language['parseDateText']>;

const readNow = (language: Language, text: string, reader: ReturnType<typeof useLocale>): Said =>
  language.parseDateText(text, {
    now: language.momentAt(Date.now()),
    zone: reader.timeZone,
    locale: reader.locale,
    weekStart: reader.firstDay,
  });

const useSaid = (text: string): Said | undefined => {
  const language = useLanguage();
  const reader = useLocale();
  return language === undefined || text.trim() === '' ? undefined : readNow(language, text, reader);
};

/** Why a text is no date, if it is none. */
const faultOf = ({ due_date, rest, problems }: Said): string | undefined => {
  const hard = problems.find(({ severity }) => severity === 'error');
  if (hard !== undefined) return strings.notADate(hard.text);
  if (due_date === undefined) return strings.notADate(rest);
  return rest === '' ? undefined : strings.notADate(rest);
};

type DateFieldProps = { task: Task; onDone: () => void };

/** A line in which a date is said, with its time and its repetition: “fri 9am”, “every 2 weeks”. */
export const DateField = ({ task, onDone }: DateFieldProps) => {
  const { tasks } = useCommands();
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const said = useSaid(text);
  const { timeZone } = useLocale();
  const fault = said === undefined ? undefined : faultOf(said);
  useEffect(() => field.current?.focus(), []);

  const keep = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || said?.due_date === undefined) return;
    if (fault !== undefined) return;
    event.preventDefault();
    const { due_date, due_time = null, due_zone = null, recurrence } = said;
    const due = { due_date, due_time, ...(due_zone === null ? {} : { due_zone }) };
    if (recurrence === undefined) tasks.schedule(task, due, said.said);
    else tasks.repeat(task, due, recurrence);
    onDone();
  };

  return (
    <div className="border-b border-hairline px-3 py-2">
      <input
        ref={field}
        value={text}
        dir="auto"
        aria-label={strings.sayDate}
        placeholder={strings.sayDatePlaceholder}
        autoComplete="off"
        enterKeyHint="done"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={keep}
        className="w-full bg-transparent text-small outline-none pointer-coarse:text-body"
      />
      <p aria-live="polite" className="max-w-[252px] text-meta text-faint">
        {fault ?? said?.said.replace(` (${timeZone})`, '') ?? ''}
      </p>
    </div>
  );
};
