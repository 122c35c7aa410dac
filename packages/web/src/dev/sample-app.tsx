import { PanelRight } from 'lucide-react';
import { useState } from 'react';
import { CompletedScreen } from '../features/completed/completed-screen.tsx';
import { InboxScreen } from '../features/inbox/inbox-screen.tsx';
import { ProjectScreen } from '../features/project/project-screen.tsx';
import { AppearanceScreen } from '../features/settings/appearance-screen.tsx';
import type { OpenSheet } from '../features/shell/app-frame.tsx';
import { AppFrame } from '../features/shell/app-frame.tsx';
import type { LoadState } from '../features/tasks/load-state.tsx';
import { TodayScreen } from '../features/today/today-screen.tsx';
import { TrashScreen } from '../features/trash/trash-screen.tsx';
import { useAppearance } from '../theme/use-appearance.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { useNarrow } from '../ui/use-narrow.ts';
import { people } from './sample-people.ts';
import { SampleDock } from './sample-dock.tsx';
import { SampleQuickAdd } from './sample-quick-add.tsx';
import * as sample from './sample-tasks.ts';
import { useSampleView } from './use-sample-view.ts';

/** `?state=` of the sample app. */
export type SampleState = 'full' | 'empty' | 'loading' | 'failed' | 'greeting' | 'detail' | 'chat';

type SampleAppProps = { place: string; state: SampleState };

const loads: Partial<Record<SampleState, LoadState>> = {
  loading: { status: 'loading' },
  failed: { status: 'failed', onRetry: () => undefined },
};

type ScreenProps = SampleAppProps & ReturnType<typeof useSampleView> & { dockHidden: boolean; onDock: () => void };

const Screen = ({ place, state, view, now, dockHidden, onDock }: ScreenProps) => {
  const [appearance, change] = useAppearance();
  const load = loads[state] ?? { status: 'ready' };
  const of: typeof now = (tasks) => (state === 'empty' ? [] : now(tasks));
  const [kitchen] = sample.projects;
  const frame = {
    view,
    load,
    quickAdd: <SampleQuickAdd />,
    actions: dockHidden && (
      <IconButton label="Assistant" onClick={onDock} className="max-tablet:hidden">
        <PanelRight aria-hidden="true" size={17} />
      </IconButton>
    ),
  };
  if (place === 'inbox') return <InboxScreen {...frame} tasks={of(sample.inbox)} />;
  if (place === 'completed') return <CompletedScreen {...frame} tasks={of(sample.completed)} />;
  if (place === 'trash') return <TrashScreen load={load} tasks={of(sample.trash)} />;
  if (place === 'settings/appearance')
    return <AppearanceScreen appearance={appearance} onChange={change} prefix="/gallery/app" />;
  if (place.startsWith('project/') && kitchen !== undefined) {
    const project = sample.projects.find(({ id }) => place.endsWith(id)) ?? kitchen;
    return <ProjectScreen {...frame} project={project} open={of(sample.kitchenTasks)} done={of(sample.kitchenDone)} />;
  }
  const tasks = {
    overdue: of(sample.overdue),
    timed: of(sample.timed),
    rest: of(sample.rest),
    done: of(sample.doneToday),
  };
  return <TodayScreen {...frame} tasks={tasks} />;
};

/** The whole app over sample data: what a screen looks like in each state. */
export const SampleApp = ({ place, state }: SampleAppProps) => {
  const narrow = useNarrow();
  const first = sample.kitchenTasks[0];
  const [task, setTask] = useState(state === 'detail' ? first : undefined);
  const [sheet, setSheet] = useState<OpenSheet>(state === 'chat' || state === 'detail' ? 'dock' : 'none');
  const [dockOpen, setDockOpen] = useState(true);
  const sampleView = useSampleView((opened) => {
    setTask(opened);
    setSheet('dock');
    setDockOpen(true);
  }, task?.id);
  const close = (): void => {
    if (task === undefined) setDockOpen(false);
    setTask(undefined);
    setSheet('none');
  };
  return (
    <AppFrame
      path={`/gallery/app/${place}`}
      prefix="/gallery/app"
      counts={sample.counts}
      projects={sample.projects}
      standing={{
        connection: { status: 'live', words: 'live', announcement: 'live', pending: 0, shelved: 0, roundTripMs: 12 },
        person: people.ana,
      }}
      dock={
        <SampleDock
          task={task}
          view={sampleView.view}
          greeting={state === 'greeting' || state === 'empty'}
          onClose={close}
        />
      }
      assistant
      dockLabel={task === undefined ? 'Assistant' : 'Task'}
      dockOpen={dockOpen}
      narrow={narrow}
      sheet={sheet}
      onSheet={setSheet}
      onAdd={() => document.querySelector<HTMLElement>('[data-quick-add]')?.focus()}
    >
      <Screen
        place={place}
        state={state}
        {...sampleView}
        dockHidden={narrow || !dockOpen}
        onDock={() => (narrow ? setSheet('dock') : setDockOpen(!dockOpen))}
      />
    </AppFrame>
  );
};
