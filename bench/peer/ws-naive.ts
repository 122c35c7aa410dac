import { type WebSocket, WebSocketServer } from 'ws';
import { createBoardServer, serveBoard } from './board-server.ts';

// The usual remedy: a map of sockets by user id, and a loop that sends each of them the message as JSON.
const socketsByUser = new Map<string, Set<WebSocket>>();

const server = createBoardServer((event) => {
  for (const socket of socketsByUser.get(event.task.user_id) ?? []) {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(event));
  }
});

new WebSocketServer({ server }).on('connection', (socket, request) => {
  const user_id = (request.url ?? '').split('/').at(-1) ?? '';
  const sockets = socketsByUser.get(user_id) ?? new Set();
  socketsByUser.set(user_id, sockets.add(socket));
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    sockets.delete(socket);
    if (sockets.size === 0) socketsByUser.delete(user_id);
  });
});

await serveBoard(server);
