import { z } from 'zod';
import type { Intent } from '../language/index.ts';
import { quoted, SENTENCES } from './english-sentences.ts';
import type { PastCall } from './read-prompt.ts';

const changesSchema = z.looseObject({
  changes: z.array(
    z.looseObject({
      type: z.string(),
      title: z.string(),
      timestamp: z.string(),
      by: z.string(),
      client: z.string().optional(),
    }),
  ),
});

const SHOWN = 15;
const VERBS: Readonly<Record<string, string>> = { created: 'added', updated: 'changed', deleted: 'deleted' };

/** The latest changes as a list, last first: who did what. */
export function sayChanges(
  calls: readonly PastCall[],
  { from }: Extract<Intent, { readonly kind: 'changes' }>,
): string {
  const result = calls.findLast(({ name }) => name === 'get_changes')?.result;
  const answer = result?.kind === 'ok' ? changesSchema.safeParse(result.value) : undefined;
  const changes = (answer?.success ? answer.data.changes : []).filter(({ timestamp }) => timestamp >= (from ?? ''));
  if (changes.length === 0) return SENTENCES.noChanges;
  const lines = changes
    .toReversed()
    .slice(0, SHOWN)
    .map(({ type, title, by, client }) => {
      const verb = VERBS[type.split('_').at(-1) ?? ''] ?? 'changed';
      return `- ${client === undefined ? by : `${client} for ${by}`} ${verb} ${quoted(title)}`;
    });
  const more = changes.length - lines.length;
  return [...lines, ...(more > 0 ? [`… and ${more} more`] : [])].join('\n');
}
