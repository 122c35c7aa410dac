import type { AssistantTool } from '@lockstep/assistant';
import type { TurnProgress } from './chat-signals.ts';

/** Tools that tell how many of a turn's calls are done of those that were begun, as each begins and ends. */
export function countCalls(
  tools: readonly AssistantTool[],
  tell: (progress: TurnProgress) => void,
): readonly AssistantTool[] {
  let done = 0;
  let total = 0;
  return tools.map((tool) => ({
    ...tool,
    execute: async (input, call) => {
      const label = tool.title;
      total += 1;
      tell({ done, total, label });
      try {
        return await tool.execute(input, call);
      } finally {
        done += 1;
        tell({ done, total, label });
      }
    },
  }));
}
