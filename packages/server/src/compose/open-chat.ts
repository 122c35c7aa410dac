import type { OfflineContext } from '@lockstep/assistant';
import type { UIMessage } from 'ai';
import type { Caller } from '../app/caller.ts';
import { Conversations } from '../app/chat/conversations.ts';
import { SqliteThreads } from '../store/sqlite/sqlite-threads.ts';
import { ChatDoor } from '../transport/chat/chat-door.ts';
import { ChatTurns } from '../transport/chat/chat-turns.ts';
import type { Core } from './compose-core.ts';
import { momentContext } from './moment-context.ts';
import { toolRunner } from './tool-runner.ts';

export interface Chat {
  readonly door: ChatDoor;
  readonly turns: ChatTurns;
}

/** The chat on a core: conversations in its database, turns over its tools. */
export function openChat(core: Core): Chat {
  const { store, hub, environment, database, runs } = core;
  const { application, language, clock, newId, reportFault } = toolRunner(core);
  const conversations = new Conversations<UIMessage>(new SqliteThreads(database), environment.clock);
  async function offlineContext(caller: Caller, locale: string): Promise<OfflineContext> {
    const workspace_id = caller.identity.personal_workspace_id;
    const projects = await store.projects(workspace_id);
    const members = await store.members(workspace_id);
    return {
      ...momentContext(environment.clock.now(), caller.time_zone, locale),
      projects: projects.filter((project) => !project.archived).map(({ id, name }) => ({ id, name })),
      members: members.map(({ id, name }) => ({ user_id: id, name })),
      userId: caller.identity.user.id,
    };
  }
  const turns = new ChatTurns({
    application,
    runs,
    conversations,
    language,
    clock,
    newId,
    offlineContext,
    signals: {
      typing: ({ actor }, thread_id, state) => hub.signals.typing({ type: 'typing', actor, thread_id, state }),
      progress: ({ actor }, progress) => {
        if (actor.run_id === undefined) return;
        hub.signals.progress(actor.user_id, { type: 'progress', run_id: actor.run_id, ...progress });
      },
    },
    describeFault: (error) => {
      return `Something went wrong here; what was done stays. It is logged as ${reportFault(error)}.`;
    },
  });
  return { turns, door: new ChatDoor({ turns, conversations, clock, newId }) };
}
