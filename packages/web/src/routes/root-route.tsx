import { Outlet, createRootRoute } from '@tanstack/react-router';
import { NotFound } from '../features/app/not-found.tsx';
import { Stopped } from '../features/app/stopped.tsx';
import { LazyTooltips } from '../ui/lazy-tooltips.tsx';

const Root = () => (
  <>
    <Outlet />
    <LazyTooltips />
  </>
);

/** What stands around every page. */
export const rootRoute = createRootRoute({ component: Root, notFoundComponent: NotFound, errorComponent: Stopped });
