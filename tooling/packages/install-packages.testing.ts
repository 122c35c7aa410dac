import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { PackedPackage } from './build-packages.ts';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Installs the packed packages into `folder` as an app does, by npm and from the tarballs alone, with nothing fetched:
 * what they stand on, and `others`, are the ones that this repository has installed.
 */
export async function installPackages(
  folder: string,
  packed: readonly PackedPackage[],
  others: readonly string[] = [],
): Promise<void> {
  const wanted = ['zod', 'uuid', 'temporal-polyfill', 'fractional-indexing', 'rrule-temporal', ...others];
  const specs = [...packed.map(({ file }) => file), ...wanted.map((name) => path.join(root, 'node_modules', name))];
  const quiet = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock', '--loglevel=error'];
  await promisify(execFile)('npm', ['install', '--offline', ...quiet, ...specs], { cwd: folder });
}
