import { createClient } from '@lockstep/client';

const { LOCKSTEP_URL = 'http://127.0.0.1:4747', LOCKSTEP_TOKEN } = process.env;

if (LOCKSTEP_TOKEN === undefined) {
  console.error('Set LOCKSTEP_TOKEN, from: npx lockstep token create --name "Tail" --scope tasks:read');
  process.exit(1);
}

const client = createClient({ url: LOCKSTEP_URL, token: LOCKSTEP_TOKEN });
const words = { task_created: 'added', task_updated: 'changed', task_deleted: 'deleted' } as const;
let state = '';

await client.ready();
console.log(`${client.tasks().length} open tasks; waiting for changes`);

// Called after every change, what was missed during a reconnect included, with the ids of what may look different.
client.subscribe(({ tasks }) => {
  for (const id of tasks) {
    const task = client.task(id);
    const touch = client.touch(id);
    if (task === undefined || touch === undefined || !(touch.type in words)) continue;
    const what = words[touch.type as keyof typeof words];
    const fields = touch.changed.length > 0 ? ` (${touch.changed.join(', ')})` : '';
    console.log(`${touch.timestamp} ${touch.actor.client ?? touch.actor.name} ${what} “${task.title}”${fields}`);
  }
  if (client.status.state === state) return;
  ({ state } = client.status);
  console.log(`-- ${state}`);
});
