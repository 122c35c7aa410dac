import type { Task } from '@lockstep/protocol';
import type { ReactNode } from 'react';
import { lazy, Suspense, useId, useRef } from 'react';
import { cx } from './cx.ts';
import { useGlide } from './use-glide.ts';
import { useKeptFocus } from './use-kept-focus.ts';

const VirtualRows = lazy(async () => {
  const module = await import('./virtual-rows.tsx');
  return { default: module.VirtualRows };
});

/** From here on only the rows in sight are drawn. */
const manyRows = 100;

const ruled =
  '*:not-last:after:absolute *:not-last:after:start-[30px] *:not-last:after:end-0 *:not-last:after:bottom-0 *:not-last:after:border-b *:not-last:after:border-hairline';

type RowsProps = {
  label?: string | undefined;
  tasks: readonly Task[];
  /** Draws one row. */
  renderRow: (task: Task) => ReactNode;
};

type TaskListProps = RowsProps & {
  /** The section's heading; without one the list is named by the screen. */
  heading?: string;
  /** How many, beside the heading. */
  count?: number;
  tone?: 'plain' | 'overdue';
  /** One thing that can be done with the section. */
  action?: ReactNode;
};

const Rows = ({ label, tasks, renderRow }: RowsProps) => {
  const list = useRef<HTMLUListElement>(null);
  const order = tasks.map((task) => task.id).join();
  useGlide(list, order);
  useKeptFocus(list, order);
  return (
    <ul ref={list} aria-label={label} className={cx('*:relative', ruled)}>
      {tasks.map((task) => (
        <li key={task.id} data-key={task.id}>
          {renderRow(task)}
        </li>
      ))}
    </ul>
  );
};

/** A section of rows, ruled by hairlines that start where the titles start. */
export const TaskList = (props: TaskListProps) => {
  const { heading, count, label, tone = 'plain', action, tasks, renderRow } = props;
  const id = useId();
  return (
    <section
      aria-labelledby={heading === undefined ? undefined : id}
      className={heading === undefined ? undefined : 'mt-8 first:mt-0'}
    >
      {heading !== undefined && (
        <header className="flex h-9 items-center gap-2 border-b border-hairline-strong">
          <h2 id={id} className={cx('text-small font-semibold', tone === 'overdue' && 'text-amber-text')}>
            {heading}
          </h2>
          {count !== undefined && <span className="text-small text-faint tabular">{count}</span>}
          {action !== undefined && <span className="ms-auto">{action}</span>}
        </header>
      )}
      {tasks.length > manyRows ? (
        <Suspense fallback={<Rows label={label} tasks={tasks.slice(0, manyRows)} renderRow={renderRow} />}>
          <VirtualRows label={label} tasks={tasks} className={ruled} renderRow={renderRow} />
        </Suspense>
      ) : (
        <Rows label={label} tasks={tasks} renderRow={renderRow} />
      )}
    </section>
  );
};
