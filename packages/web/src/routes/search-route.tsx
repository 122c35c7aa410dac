import { useTasks } from '@lockstep/react';
import { createRoute, useNavigate } from '@tanstack/react-router';
import { SearchScreen } from '../features/search/search-screen.tsx';
import { useLiveView } from '../live/use-live-view.tsx';
import { useLoadState } from '../live/use-load-state.ts';
import { appRoute } from './app-route.tsx';

const Search = () => {
  const { q = '' } = searchRoute.useSearch();
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

/** `/search?q=` */
export const searchRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/search',
  validateSearch: ({ q }: Record<string, unknown>): { q?: string } => (typeof q === 'string' ? { q } : {}),
  component: Search,
});
