import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { npm } from './npm.mjs';
import { say, Stop } from './say.mjs';

/** The Node that is installed where the machine's own is too old. The only place that names it. */
const RUNTIME_VERSION = '26.10.0';

/** The oldest Node that runs TypeScript by itself. */
const OLDEST = [22, 18];

/**
 * Whether a Node of this version can run the project.
 * @param {string} version such as `22.18.0`
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > (OLDEST[0] ?? 0) || (major === OLDEST[0] && minor >= (OLDEST[1] ?? 0));
}

/**
 * The package that carries the binary for this machine, the one that npm's `node` would install. Naming it
 * directly needs no install script.
 * @param {string} platform
 * @param {string} arch
 */
export function runtimePackage(platform, arch) {
  const prefix = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${platform}-${arch}`;
}

/**
 * @param {string} folder
 */
function binaryIn(folder) {
  return path.join(folder, 'bin', 'node');
}

/**
 * Whether the pinned version stands in `folder`. It gets there by one rename, so it is never there in part.
 * @param {string} folder
 */
function isInstalled(folder) {
  try {
    const text = readFileSync(path.join(folder, 'package.json'), 'utf8');
    const manifest = /** @type {{ version?: unknown }} */ (JSON.parse(text));
    return manifest.version === RUNTIME_VERSION && existsSync(binaryIn(folder));
  } catch {
    return false;
  }
}

/**
 * Installs the pinned Node beside its final place, proves that it runs, and moves it there.
 * @param {string} home
 * @param {string} folder
 */
async function install(home, folder) {
  const incoming = path.join(home, `incoming-${process.pid}`);
  mkdirSync(incoming, { recursive: true });
  try {
    const source = runtimePackage(process.platform, process.arch);
    await npm(
      ['install', '--prefix', incoming, '--no-save', '--no-package-lock', `node@npm:${source}@${RUNTIME_VERSION}`],
      {
        cwd: incoming,
        doing: `Installing Node ${RUNTIME_VERSION}`,
      },
    );
    const arrived = path.join(incoming, 'node_modules', 'node');
    const trial = spawnSync(binaryIn(arrived), ['--version'], { encoding: 'utf8' });
    if (trial.status !== 0) {
      throw new Stop(`Node ${RUNTIME_VERSION} does not run on this machine: ${trial.error?.message ?? trial.stderr}`);
    }
    mkdirSync(path.dirname(folder), { recursive: true });
    rmSync(folder, { recursive: true, force: true });
    renameSync(arrived, folder);
  } catch (error) {
    // Another start may have been quicker: what counts is that the runtime is there.
    if (!isInstalled(folder)) throw error;
  } finally {
    rmSync(incoming, { recursive: true, force: true });
  }
}

/**
 * Removes what interrupted installs left behind.
 * @param {string} home
 */
function sweep(home) {
  if (!existsSync(home)) return;
  for (const name of readdirSync(home)) {
    const owner = Number(/^incoming-(\d+)$/.exec(name)?.[1]);
    if (owner > 0 && !isRunning(owner)) rmSync(path.join(home, name), { recursive: true, force: true });
  }
}

/**
 * @param {number} pid
 */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * The Node that the project runs on: this one, or the pinned one under `.runtime/`, installed if it is not there.
 * @param {string} root the repository
 * @returns {Promise<string>} path of the binary
 */
export async function ensureRuntime(root) {
  if (isNewEnough(process.versions.node)) return process.execPath;
  const home = path.join(root, '.runtime');
  const folder = path.join(home, 'node_modules', 'node');
  sweep(home);
  if (!isInstalled(folder)) {
    say(`this machine has Node ${process.versions.node}; installing Node ${RUNTIME_VERSION} into .runtime/ (once)`);
    await install(home, folder);
  }
  return binaryIn(folder);
}
