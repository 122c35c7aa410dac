import { judgeProblem } from './judge-problem.ts';

/** What is wrong with the answer to an upgrade that was refused: a problem, with its status. */
export function judgeRefusedUpgrade(answer: string): readonly string[] {
  const status = Number(answer.slice(9, 12));
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  if (!/^content-type: application\/problem\+json/im.test(head)) return [`refused without a problem: ${answer}`];
  try {
    return judgeProblem(JSON.parse(body), status);
  } catch {
    return [`refused with a body that is no JSON: ${answer}`];
  }
}
