import type { Person } from '../subject/person.ts';

/** A GET of the API as one person. */
export function getRequest(port: number, person: Person, path: string): Buffer {
  const lines = [
    `GET /api/v1/${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    `Authorization: Bearer ${person.token}`,
    'Accept: application/json',
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`);
}
