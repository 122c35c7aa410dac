import { LockstepProvider } from '@lockstep/react';
import { createRoute } from '@tanstack/react-router';
import { CommandsProvider } from '../commands/commands-context.tsx';
import { App } from '../features/app/app.tsx';
import { Gate } from '../features/app/gate.tsx';
import { LiveLocale } from '../features/app/live-locale.tsx';
import { RowFocusProvider } from '../live/row-focus-context.tsx';
import { browserClient } from '../session/browser-client.ts';
import { rootRoute } from './root-route.tsx';

const SignedIn = () => (
  <LockstepProvider client={browserClient()}>
    <Gate>
      <LiveLocale>
        <CommandsProvider>
          <RowFocusProvider>
            <App />
          </RowFocusProvider>
        </CommandsProvider>
      </LiveLocale>
    </Gate>
  </LockstepProvider>
);

/** Every page that is of somebody; a task opened beside it stands in the address as `?task=`. */
export const appRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'app',
  validateSearch: ({ task }: Record<string, unknown>): { task?: string } => (typeof task === 'string' ? { task } : {}),
  component: SignedIn,
});
