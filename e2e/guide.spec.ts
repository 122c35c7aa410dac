import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { codeBlocks, namedFiles } from '../tooling/guide/code-blocks.ts';
import { guideText } from '../tooling/guide/guide-text.ts';
import { buildPackages } from '../tooling/packages/build-packages.ts';
import { installPackages } from '../tooling/packages/install-packages.testing.ts';
import { complaintsOf, expect, test } from './stage/app-stage.ts';

// Packages are packed, and a bundler looks at all of them for the first time.
test.setTimeout(120_000);

const root = path.resolve(import.meta.dirname, '..');

/** Does steps 2 and 3 of the guide, word by word, in an empty folder. */
async function followGuide(app: string): Promise<void> {
  await writeFile(path.join(app, 'package.json'), '{ "name": "my-app", "version": "1.0.0", "type": "module" }');
  await installPackages(app, await buildPackages(root, path.join(app, 'packed')), ['react', 'react-dom', 'vite']);
  const files = namedFiles(codeBlocks(guideText('docs/integrate.md')));
  for (const name of ['index.html', 'main.tsx', 'vite.config.ts']) {
    await writeFile(path.join(app, name), files.get(name) ?? '');
  }
}

test('M5: the page of docs/integrate.md is live', async ({ page, port, env, rest, server }) => {
  const app = await mkdtemp(path.join(tmpdir(), 'lockstep-guide-'));
  await followGuide(app);
  const vite = spawn(process.execPath, ['node_modules/vite/bin/vite.js', '--port', String(port)], {
    cwd: app,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await once(vite.stdout, 'data');
    await rest.add('water the plants');
    const complaints = complaintsOf(page);
    await page.goto(`http://localhost:${port}/`);
    const rows = page.getByRole('listitem');
    await expect(rows).toHaveText(['water the plants Done']);
    await expect(page.locator('[data-lockstep-status] [data-part="words"]')).toHaveText('live');
    await server.cli('add', 'buy milk');
    await expect(rows).toHaveText(['water the plants Done', 'buy milk Done']);
    await page.getByRole('button', { name: 'Add' }).click();
    await expect.poll(async () => (await rest.tasks()).map(({ title }) => title)).toContain('Something new');
    await rows.first().getByRole('button', { name: 'Done' }).click();
    await expect(rows).toHaveText(['buy milk Done', 'Something new Done']);
    expect(complaints).toEqual([]);
  } finally {
    vite.kill();
    await once(vite, 'exit');
    await rm(app, { recursive: true, force: true });
  }
});
