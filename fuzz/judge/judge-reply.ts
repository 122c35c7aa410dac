import type { HttpReply } from '../door/http-request.ts';
import { judgeProblem } from './judge-problem.ts';

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** What is wrong with an answer of the API: it is JSON, and a refusal is a problem. */
export function judgeReply({ status, contentType, body }: HttpReply): readonly string[] {
  if (status === 204) return [];
  const parsed = parse(body.toString('utf8'));
  if (parsed === undefined) return [`${status} with a body that is no JSON: ${body.toString('utf8', 0, 200)}`];
  if (status < 400) return contentType.startsWith('application/json') ? [] : [`${status} as ${contentType}`];
  const media = contentType.startsWith('application/problem+json') ? [] : [`${status} as ${contentType}`];
  return [...media, ...judgeProblem(parsed.value, status)];
}
