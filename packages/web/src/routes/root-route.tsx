import { Outlet, createRootRoute } from '@tanstack/react-router';
import { NotFound } from '../features/app/not-found.tsx';
import { Stopped } from '../features/app/stopped.tsx';
import { TooltipLayer } from '../ui/tooltip-layer.tsx';

const Root = () => (
  <>
    <Outlet />
    <TooltipLayer />
  </>
);

/** What stands around every page. */
export const rootRoute = createRootRoute({ component: Root, notFoundComponent: NotFound, errorComponent: Stopped });
