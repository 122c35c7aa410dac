import { cp, mkdtemp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const dist = path.resolve(import.meta.dirname, '../../packages/web/dist');

/** A hashed file's name with another hash. */
function renamed(name: string): string {
  return name.replace(/\.js$/, 'N.js');
}

/**
 * The app as its next build leaves it: the scripts have another content and so other names, which the page and the service
 * worker bear; the old ones are gone. It says of itself `nextBuild`. Answers the folder.
 */
export async function nextBuild(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lockstep-build-'));
  await cp(dist, folder, { recursive: true });
  const scripts = (await readdir(path.join(folder, 'assets'))).filter((name) => name.endsWith('.js'));
  const write = async (file: string, change: (text: string) => string): Promise<void> => {
    const text = await readFile(path.join(folder, file), 'utf8');
    const following = scripts.reduce((each, name) => each.replaceAll(name, renamed(name)), text);
    await writeFile(path.join(folder, file), change(following));
  };
  for (const name of scripts) {
    await rename(path.join(folder, 'assets', name), path.join(folder, 'assets', renamed(name)));
    const isEntry = name.startsWith('app-');
    await write(`assets/${renamed(name)}`, (text) => (isEntry ? `${text}\nglobalThis.nextBuild = true;\n` : text));
  }
  await write('index.html', (text) => text);
  await write('sw.js', (text) => text.replace(/(version:.)[\w-]+/, '$1next-build'));
  return folder;
}
