import { serve } from '../main.ts';

// A server in a process of its own, to be killed by tests. Its parent learns the address and a token by message.
const { server } = await serve({
  env: { ...process.env, LOG_LEVEL: 'fatal' },
  folder: process.cwd(),
  webFolder: null,
  output: { write: () => true },
});
const { person } = await server.core.auth.registration.ensureOwner();
const { token } = await server.core.auth.tokens.create(person.user.id, { name: 'kill test' });
process.send?.({ url: server.url, token });
