import { Server } from 'socket.io';
import { createBoardServer, serveBoard } from './board-server.ts';

const server = createBoardServer((event) => {
  io.to(event.task.user_id).emit('task_created', event);
});
const io = new Server(server, { transports: ['websocket'] });

io.on('connection', (socket) => {
  const { user_id } = socket.handshake.query;
  void socket.join(typeof user_id === 'string' ? user_id : '');
});

await serveBoard(server);
