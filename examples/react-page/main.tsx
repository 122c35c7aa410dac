import { createClient } from '@lockstep/client';
import { ConnectionStatus, LockstepProvider, NeedsAttention, PendingChanges } from '@lockstep/react';
import { useReady, useRecentTouch, useTask, useTasks } from '@lockstep/react';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import '@lockstep/react/styles.css';

const client = createClient({ storage: 'indexeddb' }); // what waits survives a reload

function add(form: FormData): void {
  const title = form.get('title');
  if (typeof title === 'string' && title.trim() !== '') void client.task.add({ title });
}

function Row({ id }: { readonly id: string }) {
  const title = useTask(id, (task) => task?.title);
  const touch = useRecentTouch(id); // who else changed it just now, for two seconds
  return (
    <li title={touch === null ? undefined : `${touch.actor.client ?? touch.actor.name}, just now`}>
      <label>
        <input type="checkbox" checked={false} onChange={() => void client.task.complete({ id })} />
        {title}
      </label>
    </li>
  );
}

function Tasks() {
  useReady(); // suspends until the first sync
  const ids = useTasks({ status: 'open' }, (tasks) => tasks.map((task) => task.id));
  return (
    <ul aria-label="Open tasks">
      {ids.map((id) => (
        <Row key={id} id={id} />
      ))}
    </ul>
  );
}

createRoot(document.body).render(
  <StrictMode>
    <LockstepProvider client={client}>
      <h1>Tasks</h1>
      <ConnectionStatus />
      <PendingChanges />
      <NeedsAttention />
      <form action={add}>
        <input name="title" aria-label="New task" placeholder="What next?" autoComplete="off" />
      </form>
      <Suspense fallback={<p>One moment…</p>}>
        <Tasks />
      </Suspense>
    </LockstepProvider>
  </StrictMode>,
);
