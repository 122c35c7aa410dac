import type { QuickAdd, Span } from '@lockstep/assistant/language';
import type { Project } from '@lockstep/protocol';
import { Bell, FolderPlus, StickyNote } from 'lucide-react';
import { formatTime } from '../../format/calendar-date.ts';
import { dayName } from '../../format/day-name.ts';
import type { LocaleValue } from '../../locale/locale-context.tsx';
import { Chip } from '../../ui/chip.tsx';
import { PriorityFlag } from '../../ui/priority-flag.tsx';
import { ProjectDot } from '../../ui/project-dot.tsx';
import { strings as words } from '../../ui/strings.ts';
import { strings } from './strings.ts';

type SpanChipProps = {
  span: Span;
  line: QuickAdd;
  projects: readonly Project[];
  locale: LocaleValue;
  onRemove: () => void;
};

const small = { 'aria-hidden': true, size: 13, strokeWidth: 2, className: 'shrink-0 opacity-80' } as const;

const capital = (text: string, locale: string): string => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);

const ProjectChip = ({ span, line, projects, onRemove }: SpanChipProps) => {
  const project = projects.find(({ id }) => id === line.project?.id);
  if (project !== undefined) {
    return <Chip kind="project" text={project.name} icon={<ProjectDot color={project.color} />} onRemove={onRemove} />;
  }
  return (
    <Chip kind="project" text={strings.newProject(span.value)} icon={<FolderPlus {...small} />} onRemove={onRemove} />
  );
};

/** A recognised part of a quick-add line, to be seen and to be taken back. */
export const SpanChip = (props: SpanChipProps) => {
  const { span, line, locale, onRemove } = props;
  switch (span.kind) {
    case 'project':
      return <ProjectChip {...props} />;
    case 'date':
      return <Chip kind="date" text={dayName(span.value, locale.today, locale.locale)} onRemove={onRemove} />;
    case 'time':
      return <Chip kind="date" text={formatTime(span.value, locale.locale)} onRemove={onRemove} />;
    case 'recurrence':
      return <Chip kind="recurrence" text={capital(span.text, locale.locale)} onRemove={onRemove} />;
    case 'priority': {
      const priority = line.priority ?? 'none';
      const flag = (
        <span aria-hidden="true">
          <PriorityFlag priority={priority} size={13} />
        </span>
      );
      return <Chip kind="priority" text={words.priority[priority]} icon={flag} onRemove={onRemove} />;
    }
    case 'label':
      return <Chip kind="label" text={span.value} onRemove={onRemove} />;
    case 'assignee':
      return <Chip kind="assignee" text={span.value} onRemove={onRemove} />;
    case 'reminder':
      return <Chip kind="date" text={strings.reminder} icon={<Bell {...small} />} onRemove={onRemove} />;
    case 'notes':
      return <Chip kind="label" text={strings.notes} icon={<StickyNote {...small} />} onRemove={onRemove} />;
    default:
      return null;
  }
};
