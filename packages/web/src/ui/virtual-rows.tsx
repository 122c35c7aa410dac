import type { Task } from '@lockstep/protocol';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { ReactNode } from 'react';
import { useLayoutEffect, useRef, useState } from 'react';

const rowHeight = 40;

type VirtualRowsProps = {
  label?: string | undefined;
  tasks: readonly Task[];
  className: string;
  renderRow: (task: Task) => ReactNode;
};

/** The rows of a long list: only those in sight, and a few beyond, are drawn. The page's `main` scrolls. */
export const VirtualRows = ({ label, tasks, className, renderRow }: VirtualRowsProps) => {
  'use no memo';
  const list = useRef<HTMLUListElement>(null);
  const [offset, setOffset] = useState(0);
  const scroller = () => list.current?.closest('main') ?? null;
  const rows = useVirtualizer({
    count: tasks.length,
    getScrollElement: scroller,
    estimateSize: () => rowHeight,
    getItemKey: (index) => tasks[index]?.id ?? index,
    scrollMargin: offset,
    overscan: 12,
  });

  // What stands above the list pushes it down: a longer heading, quick add at work.
  useLayoutEffect(() => {
    const main = scroller();
    const page = main?.firstElementChild;
    if (main === null || page === undefined || page === null) return undefined;
    const measure = (): void => {
      if (list.current === null) return;
      setOffset(list.current.getBoundingClientRect().top - main.getBoundingClientRect().top + main.scrollTop);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(page);
    return () => observer.disconnect();
  }, []);

  return (
    <ul
      ref={list}
      aria-label={label}
      className={className}
      style={{ height: rows.getTotalSize(), position: 'relative' }}
    >
      {rows.getVirtualItems().map(({ index, key, start }) => {
        const task = tasks[index];
        if (task === undefined) return null;
        return (
          <li
            key={key}
            ref={rows.measureElement}
            data-index={index}
            data-key={task.id}
            aria-setsize={tasks.length}
            aria-posinset={index + 1}
            className="absolute inset-x-0 top-0"
            style={{ transform: `translateY(${start - offset}px)` }}
          >
            {renderRow(task)}
          </li>
        );
      })}
    </ul>
  );
};
