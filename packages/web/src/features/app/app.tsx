import { useConnection, useLockstep, useProfile, useProjects } from '@lockstep/react';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import type { Actor } from '@lockstep/protocol';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useRowFocus } from '../../live/row-focus-context.tsx';
import { useConnectionView } from '../../live/use-connection-view.ts';
import { useCounts } from '../../live/use-counts.ts';
import { reloadToNewest } from '../../offline/use-update.ts';
import { useNarrow } from '../../ui/use-narrow.ts';
import type { OpenSheet } from '../shell/app-frame.tsx';
import { AppFrame } from '../shell/app-frame.tsx';
import { LazyProjectDialog } from '../project/lazy-project-dialog.tsx';
import { StandingNotice } from './standing-notice.tsx';
import { useDock } from './use-dock.tsx';
import { useShortcuts } from './use-shortcuts.ts';

const Prompt = lazy(async () => {
  const { RowPrompt } = await import('../tasks/row-prompt.tsx');
  return { default: RowPrompt };
});
const Outgoing = lazy(async () => {
  const module = await import('../sync/outgoing.tsx');
  return { default: module.Outgoing };
});
const Shortcuts = lazy(async () => {
  const { ShortcutsDialog } = await import('./shortcuts-dialog.tsx');
  return { default: ShortcutsDialog };
});

const focusQuickAdd = (): void => {
  const field = document.querySelector<HTMLElement>('main [data-quick-add]');
  field?.focus();
  field?.scrollIntoView({ block: 'nearest' });
};

const usePerson = (): Actor => {
  const profile = useProfile();
  return useMemo(() => ({ kind: 'user', user_id: profile?.user.id ?? '', name: profile?.user.name ?? '' }), [profile]);
};

/** Adding starts on the screen one is on; where there is nothing to add to, in the Inbox. */
const useStartAdding = () => {
  const navigate = useNavigate();
  return (): void => {
    if (document.querySelector('main [data-quick-add]') !== null) focusQuickAdd();
    else void navigate({ to: '/inbox' }).then(() => requestAnimationFrame(focusQuickAdd));
  };
};

const useStanding = () => {
  const client = useLockstep();
  const { retryNow } = useConnection();
  const navigate = useNavigate();
  return {
    connection: useConnectionView(),
    person: usePerson(),
    outgoing: (
      <Suspense fallback={null}>
        <Outgoing />
      </Suspense>
    ),
    onRefresh: () => void client.refresh().catch(() => undefined),
    onRetry: retryNow,
    onReload: reloadToNewest,
    onSignIn: () => void navigate({ to: '/sign-in' }),
  };
};

/** The app around its screens: the rail, the connection, a task's details, and what keys do. */
export const App = () => {
  const { pathname } = useLocation();
  const projects = useProjects({ archived: true });
  const counts = useCounts();
  const narrow = useNarrow();
  const { show, close, ...dock } = useDock(narrow);
  const [lists, setLists] = useState(false);
  const [creating, setCreating] = useState(false);
  const [help, setHelp] = useState(false);
  const { prompt } = useRowFocus();
  const startAdding = useStartAdding();
  const standing = useStanding();
  useShortcuts({ add: startAdding, help: () => setHelp(true) });

  const changeSheet = (sheet: OpenSheet): void => {
    setLists(sheet === 'lists');
    if (sheet === 'dock') show();
    else close();
  };

  return (
    <AppFrame
      path={pathname}
      counts={counts}
      projects={projects}
      standing={standing}
      assistant
      {...dock}
      narrow={narrow}
      sheet={dock.dockOpen ? 'dock' : lists ? 'lists' : 'none'}
      onSheet={changeSheet}
      onAdd={startAdding}
      onNewProject={() => setCreating(true)}
    >
      <StandingNotice />
      <Outlet />
      <Suspense fallback={null}>
        {prompt !== undefined && <Prompt prompt={prompt} />}
        {help && <Shortcuts onClose={() => setHelp(false)} />}
      </Suspense>
      <LazyProjectDialog project={null} open={creating} onClose={() => setCreating(false)} />
    </AppFrame>
  );
};
