import type { Caller } from '../caller.ts';
import { personNames, secretOf, sharedSecret } from '../server/made-people.ts';

/** Whose words a caller may read: their own where they are known, and those of whom they share a workspace with. */
function mayRead(caller: Caller): ReadonlySet<string> {
  const own = caller.isKnown ? [secretOf[caller.person]] : [];
  const members = ['ana', 'edda', 'vera', 'fred'] as const;
  const shared = caller.role === undefined ? [] : [sharedSecret, ...members.map((name) => secretOf[name])];
  return new Set<string>([...own, ...shared]);
}

/** What an answer tells of things that the caller may not know of; `asked` are ids that the caller itself said. */
export function leaksIn(
  text: string,
  caller: Caller,
  { ofShared, asked }: { readonly ofShared: ReadonlySet<string>; readonly asked: readonly string[] },
): readonly string[] {
  const allowed = mayRead(caller);
  const secrets = [sharedSecret, ...personNames.map((name) => secretOf[name])];
  const words = secrets.filter((secret) => !allowed.has(secret) && text.toLowerCase().includes(secret.toLowerCase()));
  if (caller.role !== undefined) return words;
  const ids = text.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? [];
  return [...words, ...ids.filter((id) => ofShared.has(id) && !asked.includes(id))];
}
