import type { Person } from '../subject/person.ts';

/** What `POST operations` takes. */
export interface PostedOperation {
  readonly op_id: string;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Executes an operation that is not measured. */
export async function postOperation(port: number, person: Person, operation: PostedOperation): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/operations`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${person.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(operation),
  });
  if (!response.ok) throw new Error(`${operation.operation} failed: ${await response.text()}`);
  await response.arrayBuffer();
}
