import type { ChatThread, ThreadStore } from '../../store/store.ts';
import { type Clock, timestampOf } from '../clock.ts';

export type { ChatThread };

/** A conversation with all that was said in it. */
export interface Conversation<Message> {
  readonly thread: ChatThread;
  readonly messages: readonly Message[];
}

/** A person's conversations with the assistant; nobody else's are ever found. What a message is, the chat door knows. */
export class Conversations<Message> {
  readonly #threads: ThreadStore;
  readonly #clock: Clock;

  constructor(threads: ThreadStore, clock: Clock) {
    this.#threads = threads;
    this.#clock = clock;
  }

  /** Most recently used first. */
  list(user_id: string): Promise<readonly ChatThread[]> {
    return this.#threads.list(user_id);
  }

  async open(user_id: string, id: string): Promise<Conversation<Message> | undefined> {
    const thread = await this.#threads.find(user_id, id);
    if (thread === undefined) return undefined;
    const texts = await this.#threads.messages(user_id, id);
    return { thread, messages: texts.map((text) => JSON.parse(text) as Message) };
  }

  /** Keeps the thread and all of its messages. */
  async save(user_id: string, thread: ChatThread, messages: readonly Message[]): Promise<void> {
    const texts = messages.map((message) => JSON.stringify(message));
    await this.#threads.save(user_id, { ...thread, updated_at: timestampOf(this.#clock) }, texts);
  }

  /** Answers whether it was there. */
  remove(user_id: string, id: string): Promise<boolean> {
    return this.#threads.remove(user_id, id);
  }
}
