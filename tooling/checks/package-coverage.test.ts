import { expect, it } from 'vitest';
import { uncoveredPackages } from './package-coverage.ts';

const lintConfig = {
  path: '.oxlintrc.json',
  text: JSON.stringify({ overrides: [{ files: ['packages/a/src/**'], rules: { 'no-restricted-imports': [] } }] }),
};
const empty = (path: string): { path: string; text: string } => ({ path, text: '{}' });

it('finds a package without types or dependency rule', () => {
  expect(uncoveredPackages([lintConfig, empty('packages/b/package.json')])).toEqual([
    'packages/b has no tsconfig.json',
    'packages/b has no dependency rule in .oxlintrc.json',
  ]);
});

it('accepts a package with both', () => {
  const files = [lintConfig, empty('packages/a/package.json'), empty('packages/a/tsconfig.json')];
  expect(uncoveredPackages(files)).toEqual([]);
});
