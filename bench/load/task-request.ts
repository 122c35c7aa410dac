import type { Person } from '../subject/person.ts';
import type { SubjectKind } from '../subject/subject-kind.ts';

const digits = 10;
const blank = '#'.repeat(digits);

/** The idempotency key of the n-th write. */
export function opIdOf(number: number): string {
  return `op-${String(number).padStart(digits, '0')}`;
}

/** Bytes with a number of fixed width in them, filled in for each use. */
export class NumberedBytes {
  readonly #bytes: Buffer;
  readonly #offsets: readonly number[];

  /** @param template has `##########` wherever the number goes */
  constructor(template: Buffer | string) {
    this.#bytes = Buffer.from(template);
    this.#offsets = [...this.#bytes.toString('latin1').matchAll(new RegExp(blank, 'g'))].map(({ index }) => index);
  }

  with(number: number): Buffer {
    const bytes = Buffer.from(this.#bytes);
    const text = String(number).padStart(digits, '0');
    for (const offset of this.#offsets) bytes.write(text, offset, 'latin1');
    return bytes;
  }
}

/** What tells a subject who is writing. */
function credentialsOf(person: Person, kind: SubjectKind): string {
  return kind === 'lockstep' ? `Authorization: Bearer ${person.token}` : `X-User-Id: ${person.user_id}`;
}

/** `POST /api/v1/tasks` as one person, ready to be numbered. */
export function taskRequest(port: number, person: Person, kind: SubjectKind): NumberedBytes {
  const body = JSON.stringify({ title: `Task ${blank}`, priority: 'high', labels: ['bench'], due_date: '2030-01-31' });
  const head = [
    'POST /api/v1/tasks HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    credentialsOf(person, kind),
    'Content-Type: application/json',
    `Idempotency-Key: op-${blank}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return new NumberedBytes(`${head.join('\r\n')}\r\n\r\n${body}`);
}
