import type { Caller } from '../caller.ts';
import type { Matrix } from '../matrix.ts';
import { unnumbered } from './silence.ts';

const reading = /^(?:REST|MCP|HTTP GET \/api\/v1\/(?:workspaces|chat))/;

/** All that these callers are told where they read and name nothing: counts, lists and searches. */
export async function readByAll(matrix: Matrix, callers: readonly Caller[]): Promise<ReadonlyMap<string, string>> {
  const cells = matrix.cells().filter(({ caller, call, place }) => {
    const isRead = place === 'own' && call.subject === undefined && !call.needs.writes && reading.test(call.name);
    return isRead && callers.includes(caller);
  });
  const answers = cells.map(async (cell) => {
    const { text } = await matrix.ask(cell, { workspace_id: undefined, id: '' });
    return [`${cell.caller.name}: ${cell.call.name}`, unnumbered(text)] as const;
  });
  return new Map(await Promise.all(answers));
}
