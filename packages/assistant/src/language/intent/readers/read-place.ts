import { ENGLISH_DIALOGUE } from '../../data/english-dialogue.ts';
import { fold } from '../../find-people.ts';
import type { Turn } from '../turn.ts';
import { wholePhrase } from '../word-stripping.ts';

const isInbox = wholePhrase(ENGLISH_DIALOGUE.inbox);

/** A place tasks can be moved to: a project by its name, or the Inbox. */
export function readPlace(
  phrase: string,
  turn: Turn,
): { readonly id: string | null; readonly name: string } | undefined {
  const marked = phrase.trim().startsWith('#');
  const name = phrase
    .trim()
    .replace(/^#/u, '')
    .replaceAll(/^["“]|["”]$/gu, '')
    .replace(/^(?:the\s+)?(?:project|list)\s+/iu, '')
    .replace(/\s+(?:project|list)$/iu, '');
  const project = (turn.context.projects ?? []).find(
    (candidate) => fold(candidate.name) === fold(name.replace(/^the\s+/iu, '')),
  );
  if (project) return { id: project.id, name: project.name };
  if (isInbox(name)) return { id: null, name: 'Inbox' };
  return marked ? { id: '', name } : undefined;
}
