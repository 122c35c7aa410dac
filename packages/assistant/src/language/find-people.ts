import type { LanguageMember } from './context.ts';

/** Members whom a name may mean: the full name or e-mail address, else the first name or the address's first part. */
export function findPeople(
  name: string,
  members: readonly LanguageMember[],
  userId: string | undefined,
): readonly LanguageMember[] {
  const wanted = fold(name);
  if (wanted === 'me') return members.filter((member) => member.user_id === userId);
  const exact = members.filter((member) => fold(member.name) === wanted || fold(member.email ?? '') === wanted);
  if (exact.length > 0) return exact;
  return members.filter(
    (member) => fold(member.name).split(/\s+/u)[0] === wanted || fold(member.email ?? '').split('@')[0] === wanted,
  );
}

const PLAIN = /^[\u0020-\u007E]*$/u;

/** Lower case without accents, for comparing names. */
export function fold(text: string): string {
  // Nearly all words are plain letters; thousands of titles are folded for one index.
  if (PLAIN.test(text)) return text.toLowerCase().trim();
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}
