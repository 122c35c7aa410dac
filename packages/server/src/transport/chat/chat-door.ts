import { answerApproval, pendingApprovals } from '@lockstep/assistant';
import { LockstepError, parseInput } from '@lockstep/protocol';
import type { UIMessage } from 'ai';
import { type Clock, timestampOf } from '../../app/clock.ts';
import type { ChatThread, Conversation, Conversations } from '../../app/chat/conversations.ts';
import { approvalRequestSchema, chatRequestSchema } from './chat-request.ts';
import type { ChatTurns, Speaker } from './chat-turns.ts';

const longestTitle = 80;

export interface ChatDoorOptions {
  readonly turns: ChatTurns;
  readonly conversations: Conversations<UIMessage>;
  readonly clock: Clock;
  readonly newId: () => string;
}

function titleOf(words: string): string {
  const line = words.trim().replaceAll(/\s+/g, ' ');
  return line.length <= longestTitle ? line : `${line.slice(0, longestTitle - 1)}…`;
}

/** Calls that wait are passed over when the person says something else instead. */
function passOver(messages: readonly UIMessage[]): readonly UIMessage[] {
  const waiting = pendingApprovals(messages);
  return waiting.reduce((left, id) => answerApproval(left, id, false) ?? left, messages);
}

/** The chat: what is asked, what was approved, and the conversations so far. History and approvals are the server's. */
export class ChatDoor {
  readonly #options: ChatDoorOptions;

  constructor(options: ChatDoorOptions) {
    this.#options = options;
  }

  /** Takes new words and answers the AI SDK's UI message stream. */
  async say(speaker: Omit<Speaker, 'time_zone'>, body: unknown): Promise<Response> {
    const { turns, newId } = this.#options;
    const { thread_id, time_zone, messages } = parseInput(chatRequestSchema, body);
    const [asked] = messages;
    if (asked === undefined) throw new LockstepError('VALIDATION_FAILED', 'messages: must be the new message alone');
    const user_id = speaker.identity.user.id;
    const words = asked.parts.map((part) => part.text).join('\n');
    const earlier = thread_id === undefined ? undefined : await this.#options.conversations.open(user_id, thread_id);
    const thread = this.#threadFor(earlier?.thread, thread_id, words);
    const said: UIMessage = { id: asked.id ?? newId(), role: 'user', parts: [{ type: 'text', text: words }] };
    return turns.run({ ...speaker, time_zone }, thread, [...passOver(earlier?.messages ?? []), said]);
  }

  /** Takes the person's word on a call that waits; the turn goes on where it stopped. */
  async approve(speaker: Speaker, body: unknown): Promise<Response> {
    const { approval_id, approved } = parseInput(approvalRequestSchema, body);
    const user_id = speaker.identity.user.id;
    const found = await this.#waitingFor(user_id, approval_id);
    if (found === undefined) throw new LockstepError('NOT_FOUND', 'Nothing waits for this approval any more.');
    const messages = answerApproval(found.messages, approval_id, approved) ?? found.messages;
    if (pendingApprovals(messages).length > 0) {
      // Several calls of one step wait: the turn goes on after the last answer.
      await this.#options.conversations.save(user_id, found.thread, messages);
      return Response.json({ thread_id: found.thread.id, waiting: true });
    }
    return this.#options.turns.run(speaker, found.thread, messages);
  }

  threads(user_id: string): Promise<readonly ChatThread[]> {
    return this.#options.conversations.list(user_id);
  }

  /** @throws LockstepError NOT_FOUND. */
  async thread(user_id: string, id: string): Promise<Conversation<UIMessage>> {
    const found = await this.#options.conversations.open(user_id, id);
    if (found === undefined) throw new LockstepError('NOT_FOUND', 'There is no conversation with this id.');
    return found;
  }

  /** @throws LockstepError NOT_FOUND. */
  async remove(user_id: string, id: string): Promise<void> {
    await this.#options.turns.stop(user_id, id);
    if (await this.#options.conversations.remove(user_id, id)) return;
    throw new LockstepError('NOT_FOUND', 'There is no conversation with this id.');
  }

  /** Answers whether there was something to stop. */
  stop(user_id: string, id: string): Promise<boolean> {
    return this.#options.turns.stop(user_id, id);
  }

  #threadFor(earlier: ChatThread | undefined, id: string | undefined, words: string): ChatThread {
    const { newId, clock } = this.#options;
    const now = timestampOf(clock);
    if (earlier !== undefined) return { ...earlier, turn_id: newId(), updated_at: now };
    return { id: id ?? newId(), title: titleOf(words), turn_id: newId(), created_at: now, updated_at: now };
  }

  async #waitingFor(user_id: string, approval_id: string): Promise<Conversation<UIMessage> | undefined> {
    for (const { id } of await this.#options.conversations.list(user_id)) {
      const whole = await this.#options.conversations.open(user_id, id);
      if (whole !== undefined && pendingApprovals(whole.messages).includes(approval_id)) return whole;
    }
    return undefined;
  }
}
