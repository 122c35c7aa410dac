import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { v7 } from 'uuid';
import { answerControl } from '../subject/answer-control.ts';
import { TaskBoard, type TaskCreated } from './task-board.ts';

/** As ours: a connection that the load generator did not need for a while must not be gone when it does. */
const keepAliveTimeout = 75_000;

type NewTask = Parameters<TaskBoard['add']>[2];

function textHeader(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
}

async function addTask(board: TaskBoard, request: IncomingMessage): Promise<TaskCreated> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const input = JSON.parse(Buffer.concat(chunks).toString()) as NewTask;
  return board.add(textHeader(request, 'x-user-id'), textHeader(request, 'idempotency-key'), input);
}

function answer(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) });
  response.end(text);
}

/** An HTTP server that commits tasks and hands each to `push`; how that reaches the user's sockets is the peer's own. */
export function createBoardServer(push: (event: TaskCreated) => void): Server {
  const board = new TaskBoard(process.env['LOCKSTEP_DATA'] ?? '.');
  return createServer({ keepAliveTimeout }, (request, response) => {
    addTask(board, request).then(
      (event) => {
        push(event);
        answer(response, 201, { task: event.task, op_id: event.op_id, seq: event.seq });
      },
      (error: unknown) => answer(response, 500, { error: String(error) }),
    );
  });
}

/** Listens on a free port of loopback and does what the driver asks. */
export async function serveBoard(server: Server): Promise<void> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  answerControl({
    port: (server.address() as AddressInfo).port,
    makePeople: async (count) =>
      Array.from({ length: count }, () => ({ user_id: v7(), workspace_id: '', token: '', epoch: '' })),
  });
}
