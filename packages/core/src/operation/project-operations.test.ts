import { type ItemInput, LockstepError, type Project } from '@lockstep/protocol';
import { beforeEach, describe, expect, test } from 'vitest';
import { BEN, Workshop } from './random-operations.testing.ts';

let workshop: Workshop;
beforeEach(() => {
  workshop = new Workshop();
});

function save(input: ItemInput<'project.save'>): Project {
  return workshop.run('project.save', input).answer['project'] as Project;
}

function names(): string[] {
  return workshop.state.projects().map(({ entity }) => entity.name);
}

function code(work: () => unknown): string {
  try {
    work();
    return 'passes';
  } catch (error) {
    return error instanceof LockstepError ? error.code : String(error);
  }
}

describe('project.save', () => {
  test('creates at the end, each with another colour, and changes by id', () => {
    const home = save({ name: 'Home' });
    const work = save({ name: 'Work', color: 'moss' });
    expect([home.color, work.color]).toEqual(['stone', 'moss']);
    expect(save({ id: home.id, name: 'House' })).toMatchObject({ id: home.id, name: 'House', color: 'stone' });
    expect(names()).toEqual(['House', 'Work']);
  });

  test('X3: before and after order projects', () => {
    const [a, b] = [save({ name: 'a' }), save({ name: 'b' })];
    const c = save({ name: 'c', before: b.id });
    save({ id: a.id, after: b.id });
    expect(names()).toEqual(['c', 'b', 'a']);
    expect(code(() => save({ id: c.id, before: c.id }))).toBe('VALIDATION_FAILED');
    expect(code(() => save({ id: c.id, before: a.id, after: a.id }))).toBe('VALIDATION_FAILED');
  });

  test('X7: names are unique among projects that are not deleted, ids for ever', () => {
    const home = save({ name: 'Home' });
    expect(code(() => save({ name: ' home ' }))).toBe('CONFLICT');
    workshop.run('project.delete', { id: home.id });
    expect(code(() => save({ id: home.id, name: 'New' }))).toBe('CONFLICT');
    expect(code(() => save({ name: 'Home' }))).toBe('passes');
  });

  test('says what a new project lacks', () => {
    expect(code(() => save({ color: 'moss' }))).toBe('VALIDATION_FAILED');
    expect(code(() => save({ id: workshop.newId(), color: 'moss' }))).toBe('NOT_FOUND');
    expect(code(() => save({ id: workshop.newId(), name: 'x', if_seq: 3 }))).toBe('NOT_FOUND');
  });

  test('X2: a guard refuses a name that was changed since', () => {
    const { id } = save({ name: 'Home' });
    workshop.run('project.save', { id, name: 'House' }, BEN);
    expect(code(() => save({ id, name: 'Flat', if_seq: 1 }))).toBe('CONFLICT');
    expect(code(() => save({ id, color: 'moss', if_seq: 1 }))).toBe('passes');
  });
});

describe('project.archive and project.delete', () => {
  test('archiving leaves the tasks as they are and can be taken back', () => {
    const { id } = save({ name: 'Home' });
    workshop.run('task.add', { title: 'a', project: 'Home' });
    expect(workshop.run('project.archive', { id }).changes).toMatchObject([{ changed: ['archived'] }]);
    expect(workshop.run('project.archive', { id }).changes).toEqual([]);
    expect(workshop.run('project.archive', { id, archived: false }).answer['project']).toMatchObject({
      archived: false,
    });
  });

  test('X8: deleting trashes its tasks in the same operation; undo brings back exactly those', () => {
    const { id } = save({ name: 'Home' });
    workshop.run('task.add', { title: 'a', project: 'Home', subtasks: [{ title: 'b' }] });
    workshop.run('task.add', { title: 'gone', project: 'Home' });
    const gone = workshop.state.tasksTitled('gone')[0]?.entity.id ?? '';
    workshop.run('task.delete', { id: gone });
    const { op_id, changes, answer } = workshop.run('project.delete', { id });
    expect(answer).toEqual({ project_id: id, project_name: 'Home' });
    expect(changes.map((change) => [change.entity, change.type])).toEqual([
      ['project', 'deleted'],
      ['task', 'deleted'],
      ['task', 'deleted'],
    ]);
    expect(workshop.run('project.delete', { id }).changes).toEqual([]);
    const undo = workshop.run('change.undo', { op_id });
    expect(undo.changes.map((change) => [change.entity, change.type])).toEqual([
      ['project', 'created'],
      ['task', 'created'],
      ['task', 'created'],
    ]);
    expect(workshop.state.task(gone)?.entity.deleted_at).not.toBeNull();
  });

  test('a project that is gone is not found', () => {
    const { id } = save({ name: 'Home' });
    workshop.run('project.delete', { id });
    expect(code(() => workshop.run('project.archive', { id }))).toBe('NOT_FOUND');
    expect(code(() => workshop.run('task.add', { title: 'a', project: id }))).toBe('NOT_FOUND');
  });
});
