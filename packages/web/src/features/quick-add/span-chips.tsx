import type { QuickAdd, Span } from '@lockstep/assistant/language';
import type { Project } from '@lockstep/protocol';
import type { LocaleValue } from '../../locale/locale-context.tsx';
import { SpanChip } from './span-chip.tsx';

type SpanChipsProps = {
  line: QuickAdd;
  projects: readonly Project[];
  locale: LocaleValue;
  onRemove: (span: Span) => void;
};

/** What was understood of a line, each part with the way to take it back. */
export const SpanChips = ({ line, projects, locale, onRemove }: SpanChipsProps) =>
  line.spans.map((span) => (
    <SpanChip
      key={`${span.kind} ${span.start}`}
      span={span}
      line={line}
      projects={projects}
      locale={locale}
      onRemove={() => onRemove(span)}
    />
  ));
