import { Chat } from '@ai-sdk/react';
import type { LockstepClient, Signal } from '@lockstep/client';
import type { ChatTransport, UIMessage } from 'ai';
import type { ChatApi, Thread, WholeThread } from './chat-api.ts';
import { ChatProblem } from './chat-problem.ts';
import type { ApprovalAnswer } from './chat-transport.ts';
import { answeredLocally } from './answered-locally.ts';
import { OperationUndo } from './operation-undo.ts';

/** Where the conversation that is open stands on this device, so that a reload comes back to it. */
export type DeskMemory = { read: () => string | null; write: (threadId: string | null) => void };

export type DeskOptions = {
  client: Pick<LockstepClient, 'newId' | 'undo'>;
  api: ChatApi;
  transport: ChatTransport<UIMessage>;
  memory: DeskMemory;
};

/** What the assistant's dock shows beside the messages themselves. */
export type DeskState = {
  chat: Chat<UIMessage>;
  /** The open conversation is on its way from the server. */
  loading: boolean;
  threads: readonly Thread[];
  /** A turn of this conversation runs that another screen asked for. */
  elsewhere: boolean;
  /** The last turn was stopped by hand. */
  stopped: boolean;
  /** What did not work beside the turn itself. */
  problem: Error | undefined;
};

/**
 * The conversation that is open, and those before it. It outlives its view: an answer goes on while the dock is closed.
 * The server keeps the truth; where this screen may have missed something it asks for the whole conversation again.
 */
export class AssistantDesk {
  readonly undo: OperationUndo;
  readonly #options: DeskOptions;
  readonly #listeners = new Set<() => void>();
  #state: DeskState;
  #started = false;
  #draft = '';
  /** The conversation whose turn this screen is following; the library tells of it a moment late. */
  #following: Chat<UIMessage> | undefined;
  #turn: Promise<void> = Promise.resolve();
  /** Counts what the conversation was asked for and told: an answer to anything but the latest is out of date. */
  #revision = 0;
  #summons = 0;

  constructor(options: DeskOptions) {
    this.#options = options;
    this.undo = new OperationUndo(options.client);
    const chat = this.#newChat(options.client.newId());
    this.#state = { chat, loading: false, threads: [], elsewhere: false, stopped: false, problem: undefined };
  }

  /** What is being written; it outlives the dock's closing. */
  get draft(): string {
    return this.#draft;
  }

  keepDraft(text: string): void {
    this.#draft = text;
  }

  /** Whether this call for the field is a new one, rather than one that was followed before the dock was drawn anew. */
  takeSummons(summons: number): boolean {
    const isNew = summons > this.#summons;
    this.#summons = summons;
    return isNew;
  }

  get state(): DeskState {
    return this.#state;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Opens the conversation that was open last on this device; the first call alone does something. */
  start(): void {
    if (this.#started) return;
    this.#started = true;
    const last = this.#options.memory.read();
    if (last === null) void this.refreshThreads();
    else void this.open(last);
  }

  async open(id: string): Promise<void> {
    const chat = this.#newChat(id);
    this.#set({ chat, loading: true, elsewhere: false, stopped: false, problem: undefined });
    this.#options.memory.write(id);
    try {
      const whole = await this.#whole(id);
      if (this.#state.chat !== chat) return;
      if (whole === undefined) this.startNew();
      else chat.messages = whole.messages;
    } catch (error) {
      if (this.#state.chat === chat) this.#fail(error);
    } finally {
      if (this.#state.chat === chat) this.#set({ loading: false });
    }
  }

  startNew(): void {
    const chat = this.#newChat(this.#options.client.newId());
    this.#options.memory.write(null);
    this.#set({ chat, loading: false, elsewhere: false, stopped: false, problem: undefined });
  }

  async remove(id: string): Promise<void> {
    try {
      await this.#options.api.remove(id);
    } catch (error) {
      // Deleted on another screen: that is what was wanted.
      if (!(error instanceof ChatProblem) || error.fault !== 'gone') {
        this.#fail(error);
        return;
      }
    }
    this.#set({ threads: this.#state.threads.filter((thread) => thread.id !== id) });
    if (this.#state.chat.id === id) this.startNew();
  }

  async refreshThreads(): Promise<void> {
    try {
      this.#set({ threads: await this.#options.api.threads() });
    } catch {
      // What is listed stays; the conversation itself tells of what does not work.
    }
  }

  /** Says something; false where a turn is still running, so that the words stay in the field. */
  say(text: string): boolean {
    const { chat, elsewhere, loading } = this.#state;
    if (this.#isRunning(chat) || elsewhere || loading) return false;
    this.#options.memory.write(chat.id);
    this.#set({ stopped: false, problem: undefined });
    this.#follow(chat, () => chat.sendMessage({ text }));
    return true;
  }

  /** The person's word on a call that waits: the server alone knows which it is. */
  answer(answer: ApprovalAnswer): void {
    const { chat, elsewhere } = this.#state;
    if (this.#isRunning(chat) || elsewhere) return;
    this.#set({ stopped: false, problem: undefined });
    chat.messages = answeredLocally(chat.messages, answer);
    this.#follow(chat, () => chat.sendMessage(undefined, { body: answer }));
  }

  /** Stops the turn, whoever asked for it. What was done stays. */
  async stop(): Promise<void> {
    const { chat } = this.#state;
    try {
      const stopped = await this.#options.api.stop(chat.id);
      if (!stopped) await chat.stop();
      this.#set({ stopped });
      await this.sync();
    } catch (error) {
      await chat.stop();
      this.#fail(error);
    }
  }

  /** After an error: takes up what the server has of it, and says again only what never arrived. */
  async retry(): Promise<void> {
    const { chat } = this.#state;
    const asked = chat.messages.findLast(({ role }) => role === 'user');
    this.#set({ problem: undefined });
    chat.clearError();
    try {
      const whole = await this.#whole(chat.id);
      const arrived = whole?.messages.some(({ id }) => id === asked?.id) ?? false;
      if (whole !== undefined && (arrived || asked === undefined)) {
        chat.messages = whole.messages;
        return;
      }
      const text = asked?.parts.map((part) => (part.type === 'text' ? part.text : '')).join('\n') ?? '';
      chat.messages = whole?.messages ?? chat.messages.slice(0, -1);
      if (text !== '') this.say(text);
    } catch (error) {
      this.#fail(error);
    }
  }

  dismiss(): void {
    this.#state.chat.clearError();
    this.#set({ problem: undefined });
  }

  /** The assistant writes, or has stopped, on some screen of the person's (M15). */
  heard(signal: Signal): void {
    if (signal.type !== 'typing') return;
    const { chat } = this.#state;
    if (signal.state === 'stop') void this.refreshThreads();
    if (signal.thread_id !== chat.id || this.#isRunning(chat)) return;
    this.#set({ elsewhere: signal.state === 'start' });
    void this.sync();
  }

  /** Signals were missed while there was no connection. */
  reconnected(): void {
    this.#set({ elsewhere: false });
    void this.sync();
  }

  /** Takes the conversation as the server has it, unless something is said meanwhile. */
  async sync(): Promise<void> {
    const { chat, elsewhere } = this.#state;
    if (chat.messages.length === 0 && !elsewhere) return;
    this.#revision += 1;
    const revision = this.#revision;
    try {
      const whole = await this.#options.api.thread(chat.id);
      const isLatest = revision === this.#revision && chat === this.#state.chat && !this.#isRunning(chat);
      if (whole !== undefined && isLatest) this.#adopt(chat, whole.messages);
    } catch {
      // The next signal, or the next words, bring it up to date.
    }
  }

  /** Settles when the answer to what was said last has come, or has failed to. */
  get turn(): Promise<void> {
    return this.#turn;
  }

  #isRunning(chat: Chat<UIMessage>): boolean {
    return this.#following === chat || chat.status === 'submitted' || chat.status === 'streaming';
  }

  /** The server's messages in place of those here; words that never arrived stay, to be said again. */
  #adopt(chat: Chat<UIMessage>, messages: UIMessage[]): void {
    const asked = chat.messages.findLast(({ role }) => role === 'user');
    if (chat.error !== undefined && !messages.some(({ id }) => id === asked?.id)) return;
    chat.clearError();
    chat.messages = messages;
  }

  /** A conversation that may not exist: asked for only where it is listed. */
  async #whole(id: string): Promise<WholeThread | undefined> {
    const threads = await this.#options.api.threads();
    this.#set({ threads });
    return threads.some((thread) => thread.id === id) ? this.#options.api.thread(id) : undefined;
  }

  #newChat(id: string): Chat<UIMessage> {
    const { client, transport } = this.#options;
    return new Chat({ id, transport, generateId: () => client.newId() });
  }

  #follow(chat: Chat<UIMessage>, start: () => Promise<void>): void {
    this.#revision += 1;
    this.#following = chat;
    this.#turn = start()
      .finally(() => {
        if (this.#following === chat) this.#following = undefined;
      })
      .then(async () => {
        // A call that no longer waits: the server tells how it stands.
        if (chat.error instanceof ChatProblem && chat.error.fault === 'gone') await this.sync();
        await this.refreshThreads();
      });
  }

  #fail(error: unknown): void {
    this.#set({ problem: error instanceof Error ? error : new Error(String(error)) });
  }

  #set(change: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
