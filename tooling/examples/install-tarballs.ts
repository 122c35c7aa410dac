import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { PackedPackage } from '../packages/build-packages.ts';
import { runProgram } from '../suites/run-program.ts';

/**
 * Puts packed packages where an example finds them. What these stand on is found further up, where this repository has
 * it; an app elsewhere installs the tarballs with npm.
 */
export async function installTarballs(folder: string, packed: readonly PackedPackage[]): Promise<void> {
  const modules = path.join(folder, 'node_modules');
  rmSync(modules, { recursive: true, force: true });
  for (const { name, file } of packed) {
    const home = path.join(modules, name);
    mkdirSync(home, { recursive: true });
    const { exitCode, output } = await runProgram('tar', ['-xzf', file, '-C', home, '--strip-components=1']);
    if (exitCode !== 0) throw new Error(`${file} cannot be unpacked:\n${output}`);
  }
}
