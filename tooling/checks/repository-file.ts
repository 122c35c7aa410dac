import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A file of the repository: its path from the root, with forward slashes, and its text. */
export interface RepositoryFile {
  readonly path: string;
  readonly text: string;
}

const binary = /\.(?:png|jpe?g|gif|webp|ico|woff2?|ttf|otf|db|gz|tgz|zip|pdf|mp4|webm)$/;

/** Every text file that is tracked, or would be once added, under `root`. */
export function repositoryFiles(root: string): RepositoryFile[] {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  return list
    .split('\0')
    .filter((name) => name !== '' && !binary.test(name) && existsSync(path.join(root, name)))
    .map((name) => ({ path: name, text: readFileSync(path.join(root, name), 'utf8') }));
}
