import { useTasks } from '@lockstep/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { SearchScreen } from './search-screen.tsx';
import { useLiveView } from '../../live/use-live-view.tsx';
import { useLoadState } from '../../live/use-load-state.ts';

/** What is found for the words in the address. */
export const LiveSearch = () => {
  const { q = '' } = useSearch({ from: '/app/search' });
  const navigate = useNavigate();
  // Without words there is nothing to look for, rather than everything.
  const tasks = useTasks(q.trim() === '' ? { ids: [] } : { query: q, status: 'all', sort: 'updated', limit: 200 });
  return (
    <SearchScreen
      query={q}
      tasks={tasks}
      view={useLiveView()}
      load={useLoadState()}
      onQuery={(next) => void navigate({ to: '/search', search: next === '' ? {} : { q: next }, replace: true })}
    />
  );
};
