import type { Project } from '@lockstep/protocol';
import { FolderOpen, Plus, MessageCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { lazy, Suspense, useState } from 'react';
import { AppShell } from '../../ui/app-shell.tsx';
import { BottomBar } from '../../ui/bottom-bar.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { NavRail } from '../../ui/nav-rail.tsx';
import { Wordmark } from '../../ui/wordmark.tsx';
import type { Counts } from './places.tsx';
import { placesOf, projectPlacesOf } from './places.tsx';
import type { StandingProps } from './standing.tsx';
import { Standing } from './standing.tsx';
import { strings } from './strings.ts';

/** Which sheet is drawn up where there is no room beside the column. */
export type OpenSheet = 'none' | 'lists' | 'dock';

/** What the frame stands around, and what it can do. */
export type AppFrameProps = {
  path: string;
  /** Stands before every address; empty in the app itself. */
  prefix?: string;
  counts: Counts;
  /** Archived ones too. */
  projects: readonly Project[];
  standing: Omit<StandingProps, 'compact' | 'settingsHref'>;
  /** There is an assistant: on a phone it has its place in the bar. */
  assistant?: boolean;
  /** At the column's upper corner, where there is no bar for it: the way to the assistant. */
  corner?: ReactNode;
  /** The assistant, or a task's details. */
  dock: ReactNode;
  dockLabel: string;
  dockOpen: boolean;
  /** There is no room beside the column: the dock is a sheet. */
  narrow: boolean;
  sheet: OpenSheet;
  onSheet: (sheet: OpenSheet) => void;
  onAdd: () => void;
  onNewProject?: () => void;
  children: ReactNode;
};

const PhoneSheets = lazy(async () => {
  const module = await import('./phone-sheets.tsx');
  return { default: module.PhoneSheets };
});

const barIcon = { 'aria-hidden': true, size: 20, strokeWidth: 1.9 } as const;

const PhoneBar = ({ counts, path, prefix, assistant, sheet, onSheet, onAdd }: AppFrameProps) => {
  const { inbox, today, search } = placesOf(counts, path, 20, prefix);
  const toggle = (which: OpenSheet) => () => onSheet(sheet === which ? 'none' : which);
  const lists = { label: strings.lists, icon: <FolderOpen {...barIcon} />, onPress: toggle('lists') };
  const talk = { label: strings.assistant, icon: <MessageCircle {...barIcon} />, onPress: toggle('dock') };
  return <BottomBar places={[inbox, today]} onAdd={onAdd} more={[lists, assistant === true ? talk : search]} />;
};

/** The app's frame around a screen, for every width. */
export const AppFrame = (props: AppFrameProps) => {
  const {
    path,
    prefix = '',
    counts,
    projects,
    standing,
    corner,
    dock,
    dockLabel,
    dockOpen,
    narrow,
    sheet,
    onNewProject,
    children,
  } = props;
  // Once drawn up, sheets stay, so that they can also be seen to go.
  const [drawn, setDrawn] = useState(sheet !== 'none');
  if (!drawn && sheet !== 'none') setDrawn(true);
  const archived = projects.filter((project) => project.archived);
  const current = projects.filter((project) => !project.archived);
  const where = { ...standing, settingsHref: `${prefix}/settings` };
  return (
    <AppShell
      rail={
        <NavRail
          places={Object.values(placesOf(counts, path, 16, prefix))}
          projects={projectPlacesOf(current, counts, path, prefix)}
          archived={projectPlacesOf(archived, counts, path, prefix)}
          projectAction={
            <IconButton label={strings.newProject} size="small" onClick={() => onNewProject?.()}>
              <Plus aria-hidden="true" size={15} />
            </IconButton>
          }
          footer={<Standing {...where} />}
        />
      }
      topBar={
        <div className="flex h-12 items-center gap-1 ps-5 pe-4">
          <span className="flex-1 text-lead leading-none">
            <Wordmark />
          </span>
          <Standing {...where} compact />
        </div>
      }
      bottomBar={<PhoneBar {...props} />}
      corner={corner}
      dock={dockOpen && !narrow ? dock : undefined}
      dockLabel={dockLabel}
    >
      {children}
      {narrow && drawn && (
        <Suspense fallback={null}>
          <PhoneSheets {...props} />
        </Suspense>
      )}
    </AppShell>
  );
};
