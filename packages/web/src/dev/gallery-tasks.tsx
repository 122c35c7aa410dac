import { MoreHorizontal } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Tally } from '../ui/tally.tsx';
import { TaskList } from '../ui/task-list.tsx';
import { TaskRow } from '../ui/task-row.tsx';
import { people } from './sample-people.ts';
import { SampleQuickAdd } from './sample-quick-add.tsx';
import { doneToday, inbox, kitchenTasks, longDay, overdue, projects, rest } from './sample-tasks.ts';
import { Specimen } from './specimen.tsx';

const rows = [
  { name: 'plain', task: inbox[5] },
  { name: 'with everything', task: kitchenTasks[0], project: projects[0], subtasks: { done: 1, total: 3 } },
  { name: 'overdue', task: overdue[0] },
  { name: 'completed', task: doneToday[1] },
  { name: 'selected', task: inbox[1], selected: true },
  { name: 'under the pen', task: inbox[3], editing: true },
  { name: 'touched by a person', task: inbox[2], touchedBy: people.ben },
  { name: 'touched by an agent', task: inbox[0], touchedBy: people.claude },
  { name: 'held by an agent', task: rest[1], heldBy: people.claude },
  { name: 'long', task: rest[3], project: projects[3] },
];

const Rows = () => (
  <div className="gallery-wide">
    <TaskList
      heading="Every state of a row"
      tasks={rows.flatMap(({ task }) => task ?? [])}
      renderRow={(task) => {
        const row = rows.find((each) => each.task?.id === task.id);
        return (
          <TaskRow
            {...row}
            task={task}
            actions={
              <IconButton label={`More for ${task.title}`} size="small" tooltip={false}>
                <MoreHorizontal size={16} aria-hidden />
              </IconButton>
            }
          />
        );
      }}
    />
  </div>
);

const Arrivals = () => {
  const [order, setOrder] = useState([0, 1, 2]);
  const [touched, setTouched] = useState<number>();
  const arrive = (): void => {
    const [first = 0, ...others] = order;
    setOrder([...others, first]);
    setTouched(first);
    setTimeout(() => setTouched(undefined), 2000);
  };
  return (
    <div className="gallery-wide">
      <Button size="small" onClick={arrive}>
        A change arrives
      </Button>
      <TaskList
        label="Arrivals"
        tasks={order.flatMap((index) => inbox[index] ?? [])}
        renderRow={(task) => (
          <TaskRow task={task} touchedBy={inbox[touched ?? -1]?.id === task.id ? people.claude : undefined} />
        )}
      />
    </div>
  );
};

/** Rows, lists and what stands in their place. */
export const GalleryTasks = () => (
  <>
    <Specimen name="TaskRow and TaskList" note="Halos last two seconds; reload to see them again.">
      <Rows />
    </Specimen>
    <Specimen name="Arrival" note="It glides to its place with its author's face.">
      <Arrivals />
    </Specimen>
    <Specimen name="QuickAddField">
      <div className="gallery-wide">
        <SampleQuickAdd />
        <SampleQuickAdd initial="Water plants tomorrow 5pm every week #home" />
      </div>
    </Specimen>
    <Specimen name="Tally">
      <Tally done={0} total={5} />
      <Tally done={3} total={11} />
      <Tally done={8} total={8} />
      <Tally {...longDay} />
    </Specimen>
    <Specimen name="Nothing yet">
      <div className="gallery-wide">
        <EmptyState title="A clear day." action={<Button>Add a task</Button>}>
          Nothing is due. Add what you want to do today, or leave it so.
        </EmptyState>
        <Skeleton rows={3} />
      </div>
    </Specimen>
  </>
);
