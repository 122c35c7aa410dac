import type { Actor } from '@lockstep/protocol';
import { expect, test } from 'vitest';
import { actorDescription, actorName, inkOf } from './actor-ink.ts';

const actor = (kind: Actor['kind'], client?: string): Actor => ({
  kind,
  user_id: '01930000-0000-7000-8000-000000000001',
  name: 'Ana',
  ...(client === undefined ? {} : { client }),
});

test('iris is for whatever acts in a person’s name, persimmon for people', () => {
  expect(inkOf(actor('user'))).toBe('person');
  expect([actor('assistant'), actor('mcp'), actor('api')].map(inkOf)).toEqual(['agent', 'agent', 'agent']);
  expect(inkOf(actor('system'))).toBe('system');
});

test('an agent is named by what it is and on whose behalf it acts', () => {
  expect(actorName(actor('user'))).toBe('Ana');
  expect(actorName(actor('mcp', 'Claude'))).toBe('Claude');
  expect(actorDescription(actor('mcp', 'Claude'))).toBe('Claude, for Ana');
  expect(actorDescription(actor('assistant'))).toBe('Assistant, for Ana');
  expect(actorDescription(actor('user'))).toBe('Ana');
});
