import { serve } from '@lockstep/server';
import { answerControl } from './answer-control.ts';
import type { Person } from './person.ts';

// The shipped server in a process of its own; the environment says where its data are and which limits are lifted.
const { server } = await serve({
  env: process.env,
  folder: process.cwd(),
  webFolder: null,
  output: { write: () => true },
});
let made = 0;

async function makePerson(): Promise<Person> {
  made += 1;
  const { registration, tokens } = server.core.auth;
  const { user, personal_workspace_id } = await registration.register({
    email: `person-${made}@example.com`,
    name: `Person ${made}`,
  });
  const { token } = await tokens.create(user.id, { name: 'bench' });
  return { user_id: user.id, workspace_id: personal_workspace_id, token, epoch: server.core.store.epoch };
}

answerControl({
  port: Number(new URL(server.url).port),
  makePeople: async (count) => {
    const people: Person[] = [];
    while (people.length < count) people.push(await makePerson());
    return people;
  },
});
