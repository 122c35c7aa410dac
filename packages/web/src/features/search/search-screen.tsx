import type { Task } from '@lockstep/protocol';
import { Search } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import type { LoadState } from '../tasks/load-state.tsx';
import { Loaded } from '../tasks/load-state.tsx';
import type { TaskListView } from '../tasks/task-list-view.ts';
import { TaskSection } from '../tasks/task-section.tsx';
import { strings } from './strings.ts';

type SearchScreenProps = {
  query: string;
  onQuery: (query: string) => void;
  tasks: readonly Task[];
  view: TaskListView;
  load: LoadState;
};

/** Every task that says certain words, found while they are typed. */
export const SearchScreen = ({ query, onQuery, tasks, view, load }: SearchScreenProps) => {
  const asked = query.trim() !== '';
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <Page title={strings.title} status={asked && strings.found(tasks.length)}>
      <label className="flex min-h-row items-center gap-3 border-b border-hairline transition-colors focus-within:border-persimmon">
        <Search aria-hidden="true" size={17} strokeWidth={2} className="shrink-0 text-faint" />
        <input
          type="search"
          value={query}
          dir="auto"
          ref={field}
          aria-label={strings.field}
          placeholder={strings.placeholder}
          autoComplete="off"
          enterKeyHint="search"
          onChange={(event) => onQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
          className="min-w-0 flex-1 bg-transparent text-body outline-none [&::-webkit-search-cancel-button]:appearance-none"
        />
      </label>
      <Loaded load={load} some={tasks.length > 0}>
        {tasks.length === 0 ? (
          <EmptyState title={asked ? strings.nothing : strings.start}>
            {asked ? strings.nothingDetail : strings.startDetail}
          </EmptyState>
        ) : (
          <TaskSection tasks={tasks} view={view} label={strings.title} />
        )}
      </Loaded>
    </Page>
  );
};
