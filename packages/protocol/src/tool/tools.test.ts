import { describe, expect, test } from 'vitest';
import { isWriteName } from '../operation/operation-kinds.ts';
import { registry, type OperationName, type WriteName } from '../operation/registry.ts';
import { listTool } from './list-tool.ts';
import { findTool, tools } from './tools.ts';

/** Writes that models are not given, and why. */
const withoutTool: Readonly<Partial<Record<WriteName, string>>> = {
  'project.delete': 'It trashes every task of a project at once; people do that where they see the project.',
  'workspace.create': 'Who shares what with whom is decided by people.',
  'member.add': 'It gives somebody rights: people do that where they see who it is.',
  'member.set_role': 'It changes what somebody may do: people do that where they see who it is.',
  'member.remove': 'It takes somebody’s rights: people do that where they see who it is.',
};

/** What a model reads per character of JSON: 3.5 characters a token is the low end for English and JSON. */
const charactersPerToken = 3.5;

/** Of the 6,000 tokens for tools and instructions together, what is left to the door for its instructions. */
const instructionTokens = 500;

describe('tools', () => {
  test('every write of the registry is reached by a tool or left out for a reason', () => {
    const reached = new Set(tools.flatMap((tool) => tool.operations));
    const writes = (Object.keys(registry) as OperationName[]).filter(isWriteName);
    const missing = writes.filter((name) => !reached.has(name) && withoutTool[name] === undefined);
    expect(missing).toEqual([]);
    const needless = Object.keys(withoutTool).filter((name) => reached.has(name as WriteName));
    expect(needless).toEqual([]);
  });

  test('names are unique and found, titles and descriptions are there', () => {
    expect(new Set(tools.map((tool) => tool.name)).size).toBe(tools.length);
    for (const tool of tools) {
      expect(findTool(tool.name)).toBe(tool);
      expect(tool.title, tool.name).not.toBe('');
      expect(tool.description, tool.name).toMatch(/\.$/);
    }
    expect(findTool('toString')).toBeUndefined();
  });

  test('hints and scopes are what the operations say', () => {
    const hinted = Object.fromEntries(
      tools.map(({ name, hints, scope }) => {
        expect(hints.openWorldHint).toBe(false);
        const words = [
          hints.readOnlyHint ? 'read' : 'write',
          ...(hints.destructiveHint ? ['destructive'] : []),
          ...(hints.idempotentHint ? ['idempotent'] : []),
        ];
        return [name, `${scope}: ${words.join(', ')}`];
      }),
    );
    expect(hinted).toEqual({
      get_overview: 'tasks:read: read, idempotent',
      find_tasks: 'tasks:read: read, idempotent',
      get_changes: 'tasks:read: read, idempotent',
      add_tasks: 'tasks:write: write, idempotent',
      update_tasks: 'tasks:write: write, destructive, idempotent',
      complete_tasks: 'tasks:write: write, idempotent',
      reschedule_tasks: 'tasks:write: write, idempotent',
      move_tasks: 'tasks:write: write, idempotent',
      skip_tasks: 'tasks:write: write, idempotent',
      delete_tasks: 'tasks:delete: write, destructive, idempotent',
      restore_tasks: 'tasks:write: write, idempotent',
      save_projects: 'tasks:write: write',
      undo_changes: 'tasks:write: write, destructive, idempotent',
    });
  });

  test('the listing of all tools leaves room for instructions within 6,000 tokens', () => {
    const characters = JSON.stringify(tools.map(listTool)).length;
    expect(Math.ceil(characters / charactersPerToken)).toBeLessThanOrEqual(6000 - instructionTokens);
  });

  test('inputs are strict objects without unions or nulls, which some models reject', () => {
    for (const tool of tools) {
      const { inputSchema } = listTool(tool);
      expect(inputSchema.additionalProperties, tool.name).toBe(false);
      expect(JSON.stringify(inputSchema), tool.name).not.toMatch(/"(?:anyOf|oneOf|allOf|\$ref)"|"null"/);
    }
  });

  test('fields that an operation has too bear the same name and kind there', () => {
    const strange = tools.flatMap((tool) =>
      Object.keys(tool.input.shape).filter((field) => {
        const own = new Set(['request_id', 'tasks', 'items', 'ids', 'done', 'to', 'dry_run', 'detail', 'actor']);
        return !own.has(field) && !tool.operations.some((name) => field in registry[name].input.shape);
      }),
    );
    expect(strange).toEqual([]);
  });
});
