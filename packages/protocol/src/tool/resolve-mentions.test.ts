import { describe, expect, test } from 'vitest';
import { LockstepError } from '../error/lockstep-error.ts';
import { idOf, projectOf, readerOf, taskOf } from './fixture.testing.ts';
import type { Mention } from './mention.ts';
import { resolveMentions } from './resolve-mentions.ts';

const reader = readerOf(
  [
    taskOf(1, { title: 'Milk' }),
    taskOf(2, { title: 'Oat milk for Ana' }),
    taskOf(3, { title: 'Milk the cow' }),
    taskOf(4, { title: 'Rent', completed: true }),
    taskOf(5, { title: 'Rent', completed: true }),
    taskOf(6, { title: 'Rent' }),
    taskOf(7, { title: 'Gym', completed: true }),
    taskOf(8, { title: 'Call Bob' }),
    taskOf(9, { title: 'call bob' }),
    taskOf(10, { title: 'Old', deleted_at: '2026-11-22T10:00:00.000Z' }),
  ],
  [projectOf(50, { name: 'Home' }), projectOf(51, { name: 'Homework', archived: true })],
);

function mention(name: string, fields: Partial<Mention> = {}): Mention {
  return { entity: 'task', name, path: 'ids.0', among: 'open', ...fields };
}

async function resolve(...mentions: Mention[]): Promise<Record<string, string>> {
  return Object.fromEntries(await resolveMentions(mentions, reader));
}

async function refusal(...mentions: Mention[]): Promise<LockstepError> {
  const outcome: unknown = await resolve(...mentions).catch((error: unknown) => error);
  if (outcome instanceof LockstepError) return outcome;
  throw new Error('was not refused', { cause: outcome });
}

describe('names instead of ids', () => {
  test('an exact title is found, case aside, past the first page', async () => {
    expect(await resolve(mention('MILK'), mention('milk the cow'))).toEqual({
      'task:MILK': idOf(1),
      'task:milk the cow': idOf(3),
    });
  });

  test('an open task comes before completed ones of the same title, and the other way round for reopening', async () => {
    expect(await resolve(mention('Rent'))).toEqual({ 'task:Rent': idOf(6) });
    expect(await resolve(mention('Gym'))).toEqual({ 'task:Gym': idOf(7) });
    expect((await refusal(mention('Rent', { among: 'done' }))).candidates).toEqual([
      { id: idOf(4), name: 'Rent' },
      { id: idOf(5), name: 'Rent' },
    ]);
  });

  test('two of the same title are AMBIGUOUS, never a guess', async () => {
    const error = await refusal(mention('Call Bob', { path: 'ids.3' }));
    expect(error.code).toBe('AMBIGUOUS');
    expect(error.errors[0]?.path).toBe('ids.3');
    expect(error.candidates?.map(({ id }) => id)).toEqual([idOf(8), idOf(9)]);
  });

  test('what comes near is named but not taken', async () => {
    const error = await refusal(mention('oat milk'));
    expect(error.code).toBe('NOT_FOUND');
    expect(error.candidates).toEqual([{ id: idOf(2), name: 'Oat milk for Ana' }]);
    expect((await refusal(mention('Bread'))).candidates).toBeUndefined();
  });

  test('the trash is only looked into by restoring', async () => {
    expect(await resolve(mention('old', { among: 'trashed' }))).toEqual({ 'task:old': idOf(10) });
    expect((await refusal(mention('Old'))).code).toBe('NOT_FOUND');
    expect((await refusal(mention('Milk', { among: 'trashed' }))).code).toBe('NOT_FOUND');
  });

  test('projects are found by name, archived ones too', async () => {
    expect(await resolve(mention('homework', { entity: 'project' }))).toEqual({ 'project:homework': idOf(51) });
    expect((await refusal(mention('hom', { entity: 'project' }))).candidates).toHaveLength(2);
  });
});
