import type { Answer, Target } from '../call.ts';

/** An answer without the number that it was given. */
export function unnumbered(text: string): string {
  return text.replaceAll(/"request_id":"[0-9a-z-]+"/g, '');
}

/** An answer without what the question said itself. */
function withoutIds({ text }: Answer, { id, workspace_id = id }: Target): string {
  return unnumbered(text).replaceAll(id, 'ID').replaceAll(workspace_id, 'WORKSPACE');
}

interface Asked {
  readonly target: Target;
  readonly answer: Answer;
}

/** What tells, in the answers, something that is there and foreign from what never was: nothing may. */
export function differencesOf(there: Asked, nowhere: Asked): readonly string[] {
  const [one, other] = [there, nowhere].map(({ target, answer }) => withoutIds(answer, target));
  return one === other ? [] : [`what is there is answered ${one}\nand what is not ${other}`];
}
