import { createRoute } from '@tanstack/react-router';
import { SignInScreen } from '../features/sign-in/sign-in-screen.tsx';
import { LocaleProvider } from '../locale/locale-context.tsx';
import { rootRoute } from '../routes/root-route.tsx';
import { Gallery } from './gallery.tsx';
import type { SampleState } from './sample-app.tsx';
import { SampleApp } from './sample-app.tsx';
import { sampleLocale } from './sample-tasks.ts';

const galleryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/gallery',
  component: () => (
    <LocaleProvider value={sampleLocale}>
      <Gallery />
    </LocaleProvider>
  ),
});

const states: readonly SampleState[] = ['full', 'empty', 'loading', 'failed', 'greeting', 'detail', 'chat'];

const appRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/gallery/app/$',
  validateSearch: (search: Record<string, unknown>): { state: SampleState } => ({
    state: states.find((state) => state === search['state']) ?? 'full',
  }),
  component: () => {
    const { state } = appRoute.useSearch();
    const { _splat: place = 'today' } = appRoute.useParams();
    return (
      <LocaleProvider value={sampleLocale}>
        <SampleApp key={state} place={place} state={state} />
      </LocaleProvider>
    );
  },
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/gallery/sign-in',
  component: () => <SignInScreen state={{ step: 'asking' }} onLink={() => undefined} />,
});

/** Routes of the gallery; only the development server has them. */
export const galleryRoutes = [galleryRoute, appRoute, signInRoute];
