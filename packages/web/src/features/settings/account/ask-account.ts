import { AccountProblem } from './account-problem.ts';
import { strings } from './strings.ts';

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};

const wordsOf = (status: number, detail: unknown): string => {
  if (status === 401) return strings.signedOut;
  if (status === 429) return strings.tooMany;
  return status < 500 && typeof detail === 'string' ? detail : strings.failed;
};

const problemOf = async (answer: Response): Promise<AccountProblem> => {
  const { detail, errors } = fieldsOf(await answer.json().catch(() => undefined));
  const entries = (Array.isArray(errors) ? errors : []).map((each) => {
    const { path, message } = fieldsOf(each);
    return [String(path), String(message)] as const;
  });
  return new AccountProblem(answer.status, wordsOf(answer.status, detail), Object.fromEntries(entries));
};

/** Asks the server about one's account; the path follows `/api/v1/`. Rejects with {@link AccountProblem}. */
export const askAccount = async (method: string, path: string, body?: Fields): Promise<Fields> => {
  let answer: Response;
  try {
    answer = await fetch(`/api/v1/${path}`, {
      method,
      headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
  } catch (cause) {
    throw new AccountProblem(0, strings.unreachable, {}, { cause });
  }
  if (!answer.ok) throw await problemOf(answer);
  return fieldsOf(await answer.json());
};
