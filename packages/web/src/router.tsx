import { createRouter } from '@tanstack/react-router';
import { appearanceRoute } from './routes/appearance-route.tsx';
import { indexRoute } from './routes/index-route.tsx';
import { rootRoute } from './routes/root-route.tsx';

const routes = [indexRoute, appearanceRoute];

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
