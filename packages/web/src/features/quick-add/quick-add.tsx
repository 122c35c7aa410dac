import { useProjects } from '@lockstep/react';
import { lazy, Suspense } from 'react';
import { useLocale } from '../../locale/locale-context.tsx';
import { QuickAddField } from '../../ui/quick-add-field.tsx';
import { problemWords } from './problem-words.ts';
import type { Defaults } from './task-of-line.ts';
import { useQuickAdd } from './use-quick-add.ts';

/** Fetched like the language that it shows: with the first line. */
const SpanChips = lazy(async () => {
  const module = await import('./span-chips.tsx');
  return { default: module.SpanChips };
});

type QuickAddProps = { placeholder: string; defaults?: Defaults };

const none: Defaults = {};

/** Quick add on live data: what is typed is understood while it is typed, and added in one operation. */
export const QuickAdd = ({ placeholder, defaults = none }: QuickAddProps) => {
  const { text, line, error, change, takeBack, approach, submit, pasteLines } = useQuickAdd(defaults);
  const locale = useLocale();
  const projects = useProjects();
  const remarks = line === undefined ? '' : problemWords(line.problems);
  return (
    <QuickAddField
      value={text}
      placeholder={placeholder}
      onChange={change}
      onFocus={approach}
      onSubmit={submit}
      onPasteLines={pasteLines}
      dateLine={line === undefined || line.said === '' ? undefined : line.said.replace(` (${locale.timeZone})`, '')}
      error={error ?? (remarks === '' ? undefined : remarks)}
      chips={
        line !== undefined &&
        line.spans.length > 0 && (
          <Suspense fallback={null}>
            <SpanChips line={line} projects={projects} locale={locale} onRemove={takeBack} />
          </Suspense>
        )
      }
    />
  );
};
