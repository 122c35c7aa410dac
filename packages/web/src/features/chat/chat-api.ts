import type { UIMessage } from 'ai';
import { ChatProblem } from './chat-problem.ts';
import { fieldsOf, listOf } from './seen-task.ts';

/** A conversation in the list of them. */
export type Thread = { id: string; title: string; updated_at: string };

/** A conversation with all that was said and done in it. */
export type WholeThread = { thread: Thread; messages: UIMessage[] };

/** Where the chat is. */
export const chatPath = '/api/v1/chat';

const readThread = (value: unknown): Thread | undefined => {
  const { id, title, updated_at } = fieldsOf(value);
  const complete = typeof id === 'string' && typeof title === 'string' && typeof updated_at === 'string';
  return complete ? { id, title, updated_at } : undefined;
};

const isMessage = (value: unknown): value is UIMessage => {
  const { id, role, parts } = fieldsOf(value);
  return typeof id === 'string' && (role === 'user' || role === 'assistant') && Array.isArray(parts);
};

/** The chat's own requests beside its streams. Each throws {@link ChatProblem}. */
export class ChatApi {
  readonly #fetch: typeof fetch;
  readonly #isOnline: () => boolean;

  constructor(fetchAnswer: typeof fetch, isOnline: () => boolean) {
    this.#fetch = fetchAnswer;
    this.#isOnline = isOnline;
  }

  /** As `fetch`, but what is no success is thrown, worded. */
  readonly request: typeof fetch = async (address, init) => {
    const ask = this.#fetch;
    let answer: Response;
    try {
      answer = await ask(address, init);
    } catch (cause) {
      if (cause instanceof Error && cause.name === 'AbortError') throw cause;
      throw new ChatProblem(this.#isOnline() ? 'unreachable' : 'offline', undefined, { cause });
    }
    if (!answer.ok) throw await ChatProblem.of(answer);
    return answer;
  };

  /** The conversations, the most recently used first. */
  async threads(): Promise<readonly Thread[]> {
    const { threads } = fieldsOf(await this.#json('GET', '/threads'));
    return listOf(threads).flatMap((value) => readThread(value) ?? []);
  }

  /** One conversation; `undefined` where there is none under this id. */
  async thread(id: string): Promise<WholeThread | undefined> {
    try {
      const { thread, messages } = fieldsOf(await this.#json('GET', `/threads/${id}`));
      const read = readThread(thread);
      return read && { thread: read, messages: listOf(messages).filter(isMessage) };
    } catch (error) {
      if (error instanceof ChatProblem && error.fault === 'gone') return undefined;
      throw error;
    }
  }

  async remove(id: string): Promise<void> {
    await this.#json('DELETE', `/threads/${id}`);
  }

  /** Stops the turn that is running; answers whether there was one. */
  async stop(id: string): Promise<boolean> {
    return fieldsOf(await this.#json('POST', `/threads/${id}/stop`))['stopped'] === true;
  }

  async #json(method: string, path: string): Promise<unknown> {
    const answer = await this.request(chatPath + path, { method, headers: { accept: 'application/json' } });
    return answer.json();
  }
}
