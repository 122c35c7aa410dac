import { createOfflineModel, LITERAL_APPROVAL, type OfflineContext, runTurn } from '@lockstep/assistant';
import { spellDate } from '@lockstep/assistant/language';
import { LockstepError, type ToolFormat } from '@lockstep/protocol';
import type { UIMessage } from 'ai';
import type { Application } from '../../app/application.ts';
import { type Caller, callerOf } from '../../app/caller.ts';
import type { Clock } from '../../app/clock.ts';
import type { ChatThread, Conversations } from '../../app/chat/conversations.ts';
import type { Identity } from '../../app/identity.ts';
import type { Runs } from '../../app/runs.ts';
import type { ToolLanguage } from '../../app/tool/tool-language.ts';
import type { ChatSignals } from './chat-signals.ts';
import { chatTools } from './chat-tools.ts';
import { countCalls } from './count-calls.ts';

/** Where the chat's turns run. */
export interface ChatTurnsOptions {
  readonly application: Application;
  readonly runs: Runs;
  readonly conversations: Conversations<UIMessage>;
  readonly language: ToolLanguage;
  readonly clock: Clock;
  readonly newId: () => string;
  /** What the offline model knows beside the words: the moment, projects and members. */
  readonly offlineContext: (caller: Caller, locale: string) => Promise<OfflineContext>;
  readonly signals: ChatSignals;
  /** Logs a fault and answers what the person is told. */
  readonly describeFault: (error: unknown) => string;
}

/** Who speaks, and where. */
export interface Speaker {
  readonly identity: Identity;
  readonly locale: string;
  readonly time_zone?: string | undefined;
}

interface RunningTurn {
  readonly abort: AbortController;
  readonly ended: Promise<void>;
}

/** Runs turns, one at a time in each thread; a turn goes on when the page that asked for it has gone. */
export class ChatTurns {
  readonly #options: ChatTurnsOptions;
  readonly #running = new Map<string, RunningTurn>();

  constructor(options: ChatTurnsOptions) {
    this.#options = options;
  }

  isRunning(user_id: string, thread_id: string): boolean {
    return this.#running.has(`${user_id} ${thread_id}`);
  }

  /** Stops the model and the running call; what was done stays. Answers whether there was a turn. */
  async stop(user_id: string, thread_id: string): Promise<boolean> {
    const running = this.#running.get(`${user_id} ${thread_id}`);
    if (running !== undefined) await this.#end(running);
    return running !== undefined;
  }

  /** Stops every turn; for the server's own end. */
  async stopAll(): Promise<void> {
    await Promise.all([...this.#running.values()].map((turn) => this.#end(turn)));
  }

  /**
   * Answers the thread's last message. The thread is saved before the turn and after it.
   *
   * @throws LockstepError CONFLICT while a turn of this thread is running.
   */
  async run(speaker: Speaker, thread: ChatThread, messages: readonly UIMessage[]): Promise<Response> {
    const user_id = speaker.identity.user.id;
    const key = `${user_id} ${thread.id}`;
    if (this.#running.has(key)) {
      throw new LockstepError('CONFLICT', 'The assistant is still answering in this conversation; stop it or wait.');
    }
    const abort = new AbortController();
    let finish: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      finish = resolve;
    });
    this.#running.set(key, { abort, ended });
    const { signals, describeFault, conversations, runs } = this.#options;
    const runEnded = runs.began({ run_id: thread.turn_id, user_id, stop: () => this.#end({ abort, ended }) });
    const caller = this.#callerOf(speaker, thread);
    const done = (): void => {
      this.#running.delete(key);
      runEnded();
      signals.typing(caller, thread.id, 'stop');
      finish();
    };
    try {
      await conversations.save(user_id, thread, messages);
      signals.typing(caller, thread.id, 'start');
      const stream = await this.#start(speaker, caller, thread, messages, abort.signal);
      const [answer, rest] = stream.tee();
      drain(rest).catch(describeFault).finally(done);
      return turnResponse(answer, thread.id);
    } catch (error) {
      done();
      throw error;
    }
  }

  #end({ abort, ended }: RunningTurn): Promise<void> {
    abort.abort();
    return ended;
  }

  #callerOf({ identity, time_zone }: Speaker, thread: ChatThread): Caller {
    return callerOf(identity, { kind: 'assistant', client: 'Assistant', run_id: thread.turn_id, time_zone });
  }

  async #start(
    speaker: Speaker,
    caller: Caller,
    thread: ChatThread,
    messages: readonly UIMessage[],
    signal: AbortSignal,
  ): Promise<ReadableStream<Uint8Array>> {
    const { application, language, clock, newId, signals, describeFault, offlineContext, conversations } =
      this.#options;
    const format: ToolFormat = { date: (calendar_date) => spellDate(calendar_date, speaker.locale) };
    const tools = chatTools({ application, language, caller, now: clock.now(), format, describeFault });
    const turn = await runTurn({
      turnId: thread.turn_id,
      messages,
      model: createOfflineModel(await offlineContext(caller, speaker.locale)),
      tools: countCalls(tools, (progress) => signals.progress(caller, progress)),
      approval: LITERAL_APPROVAL,
      signal,
      generateMessageId: newId,
      describeError: describeFault,
      onEnd: async (end) => conversations.save(speaker.identity.user.id, thread, end.messages),
    });
    const { body } = turn.toResponse();
    if (body === null) throw new Error('A turn has no stream.');
    return body;
  }
}

/** Reads a stream to its end, so that a turn whose reader has gone is finished and saved all the same. */
async function drain(stream: ReadableStream<Uint8Array>): Promise<void> {
  for await (const _chunk of stream);
}

function turnResponse(stream: ReadableStream<Uint8Array>, thread_id: string): Response {
  return new Response(stream, {
    headers: {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
      'X-Vercel-AI-UI-Message-Stream': 'v1',
      'X-Thread-Id': thread_id,
    },
  });
}
