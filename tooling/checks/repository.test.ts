import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { vagueFileNames } from './file-names.ts';
import { forbiddenText } from './forbidden-text.ts';
import { lockfileProblems } from './lockfile.ts';
import { manifestProblems } from './manifests.ts';
import { uncoveredPackages } from './package-coverage.ts';
import { repositoryFiles, type RepositoryFile } from './repository-file.ts';

let files: RepositoryFile[] = [];

beforeAll(() => {
  files = repositoryFiles(path.resolve(import.meta.dirname, '../..'));
});

describe('this repository', () => {
  it('has no forbidden text', () => {
    expect(forbiddenText(files)).toEqual([]);
  });

  it('names every file after what is in it', () => {
    expect(vagueFileNames(files)).toEqual([]);
  });

  it('pins every dependency exactly and only once', () => {
    expect(manifestProblems(files)).toEqual([]);
  });

  it('holds every package to the strict checks', () => {
    expect(uncoveredPackages(files)).toEqual([]);
  });

  it('installs from any registry, checked, and runs no install script', () => {
    const lockfile = files.find((file) => file.path === 'package-lock.json');
    expect(lockfileProblems(lockfile?.text ?? '')).toEqual([]);
  });
});
