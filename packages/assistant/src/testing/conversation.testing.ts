import { readUIMessageStream, type UIMessage } from 'ai';
import { aContext } from '../language/testing/fixture.testing.ts';
import type { LanguageTask } from '../language/index.ts';
import { answerApproval, pendingApprovals } from '../loop/answer-approval.ts';
import { LITERAL_APPROVAL } from '../loop/approval-policy.ts';
import { runTurn } from '../loop/run-turn.ts';
import { createOfflineModel } from '../model/offline-model.ts';
import { type MemoryTools, memoryTools } from './memory-tools.testing.ts';

const { tasks: _tasks, ...context } = aContext();

/** A thread with the offline model over tasks in memory. */
export class Conversation {
  readonly memory: MemoryTools;
  messages: UIMessage[] = [];
  #turns = 0;

  constructor(tasks: readonly LanguageTask[]) {
    this.memory = memoryTools(tasks, context);
  }

  /** Says something and answers what is said back. */
  async say(text: string): Promise<string> {
    this.#turns += 1;
    this.messages.push({ id: `user-${this.#turns}`, role: 'user', parts: [{ type: 'text', text }] });
    return this.#run();
  }

  /** Answers the approval that the last turn waits for. */
  async approve(approved: boolean): Promise<string> {
    const [approvalId = ''] = pendingApprovals(this.messages);
    this.messages = answerApproval(this.messages, approvalId, approved) ?? this.messages;
    return this.#run();
  }

  /** Whether the last turn waits for approval. */
  get waits(): boolean {
    return pendingApprovals(this.messages).length > 0;
  }

  /** Names of the tools called so far. */
  get called(): readonly string[] {
    return this.memory.calls.map(({ name }) => name);
  }

  async #run(): Promise<string> {
    const turn = await runTurn({
      turnId: `01920000-0000-7000-8000-${String(this.#turns).padStart(12, '0')}`,
      messages: this.messages,
      model: createOfflineModel({ ...context, projects: [...(context.projects ?? []), ...this.memory.projects] }),
      tools: this.memory.tools,
      approval: LITERAL_APPROVAL,
      generateMessageId: () => `answer-${this.#turns}`,
      onEnd: ({ messages }) => {
        this.messages = messages;
      },
    });
    let said = '';
    const last = this.messages.at(-1);
    const continued = last?.role === 'assistant' ? structuredClone(last) : undefined;
    for await (const message of readUIMessageStream({
      stream: turn.stream,
      ...(continued ? { message: continued } : {}),
    })) {
      said = message.parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
    }
    return said;
  }
}
