import type { Target } from '../call.ts';
import { newId } from '../records.ts';
import type { Matrix } from '../matrix.ts';
import type { Cell } from '../rule.ts';

/** What a server does anyway may fall into a question's time, but hardly into all of these. */
const attempts = 4;

async function looksFor(matrix: Matrix, cell: Cell, target: Target): Promise<string> {
  await matrix.server.statements();
  await matrix.ask(cell, target);
  return (await matrix.server.statements()).join('\n');
}

/**
 * Whether, for what is there and foreign, the server looks up the same as for what never was: the time that a refusal takes
 * then does not tell them apart either.
 */
export async function judgeLooks(matrix: Matrix, cell: Cell): Promise<readonly string[]> {
  const target = await matrix.targetOf(cell);
  const never = { id: newId(), workspace_id: target.workspace_id === undefined ? undefined : newId() };
  let [there, nowhere] = ['', ''];
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    there = await looksFor(matrix, cell, target);
    nowhere = await looksFor(matrix, cell, never);
    if (there === nowhere) return [];
  }
  return [
    `${cell.caller.name}: ${cell.call.name}, ${cell.place}: for what is there it asks\n${there}\nelse\n${nowhere}`,
  ];
}
