import type { Project, Task } from '@lockstep/protocol';
import { CalendarDays, Flag, Hash, Plus, Repeat, Tag, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { dueLabel } from '../../format/due-label.ts';
import { useLocale } from '../../locale/locale-context.tsx';
import { Chip } from '../../ui/chip.tsx';
import { DatePicker } from '../../ui/date-picker.tsx';
import { DetailFact } from '../../ui/detail-panel.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { PriorityFlag } from '../../ui/priority-flag.tsx';
import { ProjectDot } from '../../ui/project-dot.tsx';
import { strings as words } from '../../ui/strings.ts';
import { LineAdder } from './line-adder.tsx';
import { strings } from './strings.ts';

const icon = { size: 15, strokeWidth: 1.9 };
const value =
  'touch-target -ms-2 flex h-7 items-center gap-2 rounded-control px-2 transition-colors hover:bg-hover data-popup-open:bg-press';

/** What the facts can be changed to. */
export type TaskFactActions = {
  onSchedule?: ((task: Task, date: string | null) => void) | undefined;
  onMove?: ((task: Task, project: Project | null) => void) | undefined;
  onPriority?: ((task: Task, priority: Task['priority']) => void) | undefined;
  onAddLabel?: ((task: Task, label: string) => void) | undefined;
  onRemoveLabel?: ((task: Task, label: string) => void) | undefined;
  onStopRepeating?: ((task: Task) => void) | undefined;
};

/** What is shown of a task's facts, and what they can be changed to. */
export type TaskFactsProps = TaskFactActions & {
  task: Task;
  projects: readonly Project[];
  /** The recurrence in words. */
  recurrence?: string | undefined;
  /** Labels in use elsewhere. */
  knownLabels?: readonly string[] | undefined;
  /** A line in which the date can be said. */
  renderDateField?: ((close: () => void) => ReactNode) | undefined;
};

const Due = ({ task, onSchedule, renderDateField }: TaskFactsProps) => {
  const reader = useLocale();
  const due = dueLabel(task, reader);
  const tones = { overdue: 'text-amber-text', today: 'text-persimmon-text', plain: 'text-ink' };
  return (
    <DetailFact icon={<CalendarDays {...icon} />} label={strings.detail.due}>
      <DatePicker
        value={task.due_date}
        {...(renderDateField === undefined ? {} : { renderField: renderDateField })}
        onChange={(date) => onSchedule?.(task, date)}
        trigger={
          <button type="button" className={`${value} ${due === null ? 'text-faint' : tones[due.tone]}`}>
            {due?.text ?? strings.detail.noDate}
          </button>
        }
      />
    </DetailFact>
  );
};

const InProject = ({ task, projects, onMove }: TaskFactsProps) => {
  const project = projects.find(({ id }) => id === task.project_id);
  return (
    <DetailFact icon={<Hash {...icon} />} label={strings.detail.project}>
      <Menu
        align="start"
        trigger={
          <button type="button" className={value}>
            {project !== undefined && <ProjectDot color={project.color} />}
            {project?.name ?? strings.detail.inbox}
          </button>
        }
      >
        <MenuItem onSelect={() => onMove?.(task, null)}>{strings.detail.inbox}</MenuItem>
        {projects.map((each) => (
          <MenuItem key={each.id} icon={<ProjectDot color={each.color} />} onSelect={() => onMove?.(task, each)}>
            {each.name}
          </MenuItem>
        ))}
      </Menu>
    </DetailFact>
  );
};

const priorities = ['urgent', 'high', 'medium', 'low', 'none'] as const;

const HasPriority = ({ task, onPriority }: TaskFactsProps) => (
  <DetailFact icon={<Flag {...icon} />} label={strings.detail.priority}>
    <Menu
      align="start"
      trigger={
        <button type="button" className={`${value} ${task.priority === 'none' ? 'text-faint' : ''}`}>
          <span aria-hidden="true" className="empty:hidden">
            <PriorityFlag priority={task.priority} />
          </span>
          {words.priority[task.priority]}
        </button>
      }
    >
      {priorities.map((priority) => (
        <MenuItem
          key={priority}
          icon={
            <span aria-hidden="true" className="w-3.5">
              <PriorityFlag priority={priority} />
            </span>
          }
          onSelect={() => onPriority?.(task, priority)}
        >
          {words.priority[priority]}
        </MenuItem>
      ))}
    </Menu>
  </DetailFact>
);

const Repeats = ({ task, recurrence, onStopRepeating }: TaskFactsProps) => (
  <DetailFact icon={<Repeat {...icon} />} label={strings.detail.repeat}>
    <span className="first-letter:uppercase">{recurrence}</span>
    {onStopRepeating !== undefined && (
      <IconButton label={strings.detail.stopRepeating} size="small" onClick={() => onStopRepeating(task)}>
        <X aria-hidden="true" size={14} />
      </IconButton>
    )}
  </DetailFact>
);

const Labels = ({ task, knownLabels = [], onAddLabel, onRemoveLabel }: TaskFactsProps) => {
  const [adding, setAdding] = useState(false);
  return (
    <DetailFact icon={<Tag {...icon} />} label={strings.detail.labels}>
      {task.labels.map((label) => (
        <Chip key={label} kind="label" text={label} icon={null} onRemove={() => onRemoveLabel?.(task, label)} />
      ))}
      {adding ? (
        <LineAdder
          calledFor
          label={strings.detail.newLabel}
          maxLength={50}
          suggestions={knownLabels.filter((label) => !task.labels.includes(label))}
          onAdd={(label) => onAddLabel?.(task, label)}
          onLeave={() => setAdding(false)}
        />
      ) : (
        <IconButton
          label={strings.detail.addLabel}
          size="small"
          className={task.labels.length === 0 ? '-ms-1.5' : ''}
          onClick={() => setAdding(true)}
        >
          <Plus aria-hidden="true" size={14} />
        </IconButton>
      )}
    </DetailFact>
  );
};

/** What is known of a task, each fact changed where it stands. */
export const TaskFacts = (props: TaskFactsProps) => (
  <dl>
    <Due {...props} />
    {props.recurrence !== undefined && <Repeats {...props} />}
    <InProject {...props} />
    <HasPriority {...props} />
    <Labels {...props} />
  </dl>
);
