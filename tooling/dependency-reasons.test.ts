import path from 'node:path';
import { expect, test } from 'vitest';
import { dependencyReasonProblems } from './checks/dependency-reasons.ts';
import { repositoryFiles } from './checks/repository-file.ts';

test('every dependency has a line in the decisions that says what it is for', () => {
  const files = repositoryFiles(path.resolve(import.meta.dirname, '..'));
  const decision = files.find((file) => file.path === 'docs/decisions/0006-dependencies.md');
  expect(dependencyReasonProblems(files, decision?.text ?? '')).toEqual([]);
});

test('what has no reason, and what is no longer used, is named', () => {
  const manifest = { dependencies: { zod: '1.0.0', '@lockstep/core': '0.1.0' }, devDependencies: { vitest: '1.0.0' } };
  const files = [
    { path: 'packages/a/package.json', text: JSON.stringify(manifest) },
    { path: 'package.json', text: '{}' },
    { path: 'packages/a/fixture/package.json', text: '{"dependencies":{"left-pad":"1.0.0"}}' },
  ];
  expect(dependencyReasonProblems(files, '- `zod`: schemas.\n- `ws`: sockets.\n- `vitest`:\n')).toEqual([
    'vitest has no reason',
    'ws is used by nothing',
  ]);
});
