import { HttpConnection } from '../load/http-connection.ts';
import { taskRequest } from '../load/task-request.ts';
import type { Person } from '../subject/person.ts';
import type { Subject } from '../subject/subject.ts';
import { TaskWriter, type WriteBook } from './task-writer.ts';

/** Opens so many HTTP connections, each of which writes as all of these people in turn. */
export async function openWriters(
  subject: Subject,
  people: readonly Person[],
  count: number,
  book: WriteBook,
): Promise<readonly TaskWriter[]> {
  const requests = people.map((person) => taskRequest(subject.port, person, subject.kind));
  const connections = await Promise.all(Array.from({ length: count }, () => HttpConnection.open(subject.port)));
  return connections.map((connection) => new TaskWriter(connection, requests, book));
}
