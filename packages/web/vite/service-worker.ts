import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { build } from 'vite';

const source = fileURLToPath(new URL('../src/offline/worker/service-worker.ts', import.meta.url));

/** Letters that few write: kept by whoever has fetched them. */
const rarelyNeeded = /-latin-ext-/;
const temporalLibrary = /temporal-polyfill/;

const digestOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('base64url');

/** The worker as one classic script, with the build's files written into it. */
const compile = async (appFiles: object): Promise<string> => {
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    define: { appFiles: JSON.stringify(appFiles) },
    build: {
      write: false,
      target: 'esnext',
      lib: { entry: source, formats: ['iife'], name: 'serviceWorker', fileName: 'sw' },
    },
  });
  const [output] = [built].flat().flatMap((part) => ('output' in part ? part.output : []));
  if (output?.type !== 'chunk') throw new Error('The service worker was not built');
  return output.code;
};

/** Builds `sw.js`, which knows every file of the build by name, so that the app starts without a network. */
export const serviceWorker = (): Plugin => {
  let publicFolder = '';
  return {
    name: 'lockstep:service-worker',
    apply: 'build',
    configResolved(config) {
      publicFolder = config.publicDir;
    },
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const built = new Map(
          Object.values(bundle).map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]),
        );
        for (const name of readdirSync(publicFolder)) {
          built.set(`/${name}`, readFileSync(path.join(publicFolder, name)));
        }
        const names = [...built.keys()].toSorted();
        const version = digestOf(names.map((name) => `${name} ${digestOf(built.get(name) ?? '')}`).join('\n'));
        const spare = names.filter((name) => rarelyNeeded.test(name));
        const temporal = names.filter((name) => temporalLibrary.test(name));
        const files = names.filter((name) => !spare.includes(name) && !temporal.includes(name));
        const code = await compile({ version: version.slice(0, 16), files, temporal, spare });
        this.emitFile({ type: 'asset', fileName: 'sw.js', source: code });
      },
    },
  };
};
