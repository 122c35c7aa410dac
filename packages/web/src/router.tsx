import { createRouter } from '@tanstack/react-router';
import { appRoute } from './routes/app-route.tsx';
import { completedRoute } from './routes/completed-route.tsx';
import { inboxRoute } from './routes/inbox-route.tsx';
import { indexRoute } from './routes/index-route.tsx';
import { projectRoute } from './routes/project-route.tsx';
import { rootRoute } from './routes/root-route.tsx';
import { searchRoute } from './routes/search-route.tsx';
import { settingsRoute } from './routes/settings-route.tsx';
import { signInRoute } from './routes/sign-in-route.tsx';
import { todayRoute } from './routes/today-route.tsx';
import { trashRoute } from './routes/trash-route.tsx';

const pages = [inboxRoute, todayRoute, projectRoute, searchRoute, completedRoute, trashRoute, settingsRoute];
const routes = [indexRoute, signInRoute, appRoute.addChildren(pages)];

/** The app's router. The gallery is part of it while developing, and of no production bundle. */
export const createAppRouter = async () => {
  const gallery = import.meta.env.DEV ? (await import('./dev/gallery-routes.tsx')).galleryRoutes : [];
  return createRouter({
    routeTree: rootRoute.addChildren([...routes, ...gallery]),
    defaultPreload: 'intent',
    scrollRestoration: true,
  });
};

declare module '@tanstack/react-router' {
  interface Register {
    router: Awaited<ReturnType<typeof createAppRouter>>;
  }
}
