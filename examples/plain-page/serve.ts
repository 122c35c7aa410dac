/**
 * Stands in for your back end: it serves the page and, knowing who its user is, asks Lockstep for what the page needs: the
 * tasks to begin with, and a ticket for each connect. The token stays here.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';

const { LOCKSTEP_URL = 'http://127.0.0.1:4747', LOCKSTEP_TOKEN, PORT = '5180' } = process.env;

if (LOCKSTEP_TOKEN === undefined) {
  console.error('Set LOCKSTEP_TOKEN, from: npx lockstep token create --name "Plain page" --scope tasks:read');
  process.exit(1);
}

/** What the page may ask for, and what becomes of it. */
const relayed: Readonly<Record<string, string>> = {
  'GET /tasks': '/api/v1/tasks?status=open&limit=500',
  'POST /ticket': '/api/v1/realtime/ticket',
};

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

async function answer({ method = '', url = '', headers }: IncomingMessage): Promise<Answer> {
  if (method === 'GET' && url === '/') {
    const body = await readFile(new URL('index.html', import.meta.url), 'utf8');
    return { status: 200, type: 'text/html; charset=utf-8', body };
  }
  const path = relayed[`${method} ${url}`];
  // Your own check of who asks stands here. This one keeps other sites' pages out, which is not enough on a network.
  if (path === undefined || headers['sec-fetch-site'] !== 'same-origin') {
    return { status: 404, type: 'text/plain', body: 'There is nothing here.' };
  }
  const authorization = `Bearer ${LOCKSTEP_TOKEN ?? ''}`;
  const asked = await fetch(LOCKSTEP_URL + path, { method, headers: { authorization } });
  return { status: asked.status, type: 'application/json', body: await asked.text() };
}

createServer((request, response) => {
  const unreachable: Answer = { status: 502, type: 'text/plain', body: 'Lockstep cannot be reached.' };
  void answer(request)
    .catch(() => unreachable)
    .then(({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body));
}).listen(Number(PORT), 'localhost', () => console.log(`Open http://localhost:${PORT}`));
