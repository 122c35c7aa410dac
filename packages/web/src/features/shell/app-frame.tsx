import type { Project } from '@lockstep/protocol';
import { FolderOpen, Plus, MessageCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { AppShell } from '../../ui/app-shell.tsx';
import { BottomBar } from '../../ui/bottom-bar.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { NavItem } from '../../ui/nav-item.tsx';
import { NavRail } from '../../ui/nav-rail.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Wordmark } from '../../ui/wordmark.tsx';
import type { Counts } from './places.tsx';
import { placesOf, projectPlacesOf } from './places.tsx';
import type { StandingProps } from './standing.tsx';
import { Standing } from './standing.tsx';
import { strings } from './strings.ts';

/** Which sheet is drawn up where there is no room beside the column. */
export type OpenSheet = 'none' | 'lists' | 'dock';

type AppFrameProps = {
  path: string;
  /** Stands before every address; empty in the app itself. */
  prefix?: string;
  counts: Counts;
  projects: readonly Project[];
  standing: Omit<StandingProps, 'compact' | 'settingsHref'>;
  /** There is an assistant: on a phone it has its place in the bar. */
  assistant?: boolean;
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

type ListsProps = Pick<
  AppFrameProps,
  'counts' | 'projects' | 'path' | 'prefix' | 'assistant' | 'onSheet' | 'onNewProject'
>;

const Lists = ({ counts, projects, path, prefix, assistant, onSheet, onNewProject }: ListsProps) => {
  const { search, completed, trash } = placesOf(counts, path, 18, prefix);
  const places = [...(assistant === true ? [search] : []), completed, trash];
  const close = (): void => onSheet('none');
  return (
    <nav aria-label={strings.lists} className="flex flex-col gap-px px-3 py-3">
      {places.map((place) => (
        <NavItem key={place.href} place={place} onFollow={close} />
      ))}
      <div className="mt-3 flex h-11 items-center ps-2">
        <h2 className="flex-1 text-meta font-medium text-faint">{strings.projects}</h2>
        <IconButton
          label={strings.newProject}
          onClick={() => {
            close();
            onNewProject?.();
          }}
        >
          <Plus aria-hidden="true" size={16} />
        </IconButton>
      </div>
      {projectPlacesOf(projects, counts, path, prefix).map((place) => (
        <NavItem key={place.href} place={place} onFollow={close} />
      ))}
    </nav>
  );
};

const barIcon = { 'aria-hidden': true, size: 20, strokeWidth: 1.9 } as const;

const PhoneBar = ({ counts, path, prefix, assistant, sheet, onSheet, onAdd }: AppFrameProps) => {
  const { inbox, today, search } = placesOf(counts, path, 20, prefix);
  const toggle = (which: OpenSheet) => () => onSheet(sheet === which ? 'none' : which);
  const lists = { label: strings.lists, icon: <FolderOpen {...barIcon} />, onPress: toggle('lists') };
  const talk = { label: strings.assistant, icon: <MessageCircle {...barIcon} />, onPress: toggle('dock') };
  return <BottomBar places={[inbox, today]} onAdd={onAdd} more={[lists, assistant === true ? talk : search]} />;
};

const PhoneSheets = (props: AppFrameProps) => {
  const { sheet, onSheet, dock, dockLabel } = props;
  const change = (which: OpenSheet) => (open: boolean) => onSheet(open ? which : 'none');
  return (
    <>
      <Sheet title={strings.lists} open={sheet === 'lists'} onOpenChange={change('lists')}>
        <Lists {...props} />
      </Sheet>
      <Sheet title={dockLabel} titleHidden tall open={sheet === 'dock'} onOpenChange={change('dock')}>
        {dock}
      </Sheet>
    </>
  );
};

/** The app's frame around a screen, for every width. */
export const AppFrame = (props: AppFrameProps) => {
  const {
    path,
    prefix = '',
    counts,
    projects,
    standing,
    dock,
    dockLabel,
    dockOpen,
    narrow,
    onNewProject,
    children,
  } = props;
  const where = { ...standing, settingsHref: `${prefix}/settings/appearance` };
  return (
    <AppShell
      rail={
        <NavRail
          places={Object.values(placesOf(counts, path, 16, prefix))}
          projects={projectPlacesOf(projects, counts, path, prefix)}
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
      dock={dockOpen && !narrow ? dock : undefined}
      dockLabel={dockLabel}
    >
      {children}
      {narrow && <PhoneSheets {...props} />}
    </AppShell>
  );
};
