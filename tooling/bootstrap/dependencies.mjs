import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { npm } from './npm.mjs';
import { say, Stop } from './say.mjs';

/**
 * Proves that the one native dependency brought a binary for this machine.
 * @param {string} root
 * @param {string} node
 */
function proveDatabaseLoads(root, node) {
  const program = "new (require('better-sqlite3'))(':memory:').close()";
  const trial = spawnSync(node, ['-e', program], { cwd: path.join(root, 'packages/server'), encoding: 'utf8' });
  if (trial.status !== 0) {
    throw new Stop(`better-sqlite3 does not load on ${process.platform}-${process.arch}:\n${trial.stderr.trim()}`);
  }
}

/**
 * Installs exactly what package-lock.json says, if that is not what is installed. npm empties node_modules first and
 * the marker is written last, so an interrupted install is never taken for a whole one.
 * @param {string} root the repository
 * @param {string} node the Node that will run the project
 */
export async function ensureDependencies(root, node) {
  const marker = path.join(root, 'node_modules', '.lockstep-installed');
  const wanted = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(marker) && readFileSync(marker, 'utf8').trim() === wanted) return;
  say('installing dependencies (about a minute the first time)');
  await npm(['ci'], { cwd: root, doing: 'Installing dependencies' });
  proveDatabaseLoads(root, node);
  writeFileSync(marker, `${wanted}\n`);
}
