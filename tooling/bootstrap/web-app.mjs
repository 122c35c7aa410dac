import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { say, Stop } from './say.mjs';

const built = 'packages/web/dist';

/** What ends up in the web app, or decides how it is built. */
const sources = [
  'package-lock.json',
  'tsconfig.base.json',
  'packages/web',
  ...['react', 'client', 'core', 'protocol', 'assistant'].flatMap((name) => [
    `packages/${name}/src`,
    `packages/${name}/package.json`,
  ]),
];

const skipped = /^(?:node_modules|dist|test|.*\.test\.tsx?)$/;

/**
 * Every file at or under `name`, in an order that does not depend on the file system.
 * @param {string} root
 * @param {string} name
 * @returns {string[]}
 */
function filesAt(root, name) {
  const full = path.join(root, name);
  const status = statSync(full, { throwIfNoEntry: false });
  if (status === undefined) return [];
  if (!status.isDirectory()) return [name];
  const inside = readdirSync(full).filter((entry) => !skipped.test(entry));
  return inside.toSorted().flatMap((entry) => filesAt(root, `${name}/${entry}`));
}

/**
 * A digest of all the web app is made of; it changes when, and only when, the app must be built again.
 * @param {string} root the repository
 */
export function webAppDigest(root) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesAt(root, source))) {
    const content = readFileSync(path.join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * Builds the web app, unless what stands in its dist folder was built from these very sources.
 * @param {string} root the repository
 * @param {string} node the Node that runs the project
 */
export function ensureWebApp(root, node) {
  const stamp = path.join(root, built, '.built-from');
  const wanted = webAppDigest(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === wanted) return;
  if (!existsSync(path.join(root, 'packages/web/index.html'))) {
    throw new Stop('packages/web/index.html is missing: this checkout is not complete');
  }
  say('building the web app');
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  const build = spawnSync(node, [vite, 'build', 'packages/web', '--logLevel', 'warn'], { cwd: root, encoding: 'utf8' });
  if (build.status !== 0) {
    throw new Stop(`the web app cannot be built:\n${`${build.stdout}${build.stderr}`.trim()}`);
  }
  writeFileSync(stamp, `${wanted}\n`);
}
