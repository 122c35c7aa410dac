import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { transformWithOxc } from 'vite';

const source = fileURLToPath(new URL('../src/theme/theme-boot.ts', import.meta.url));

const compile = async (): Promise<string> => {
  const { code } = await transformWithOxc(readFileSync(source, 'utf8'), source);
  return code;
};

/**
 * Puts the saved appearance on `<html>` before the first paint, from a file of its own: the app's
 * content security policy allows no inline script, and a module script would run after the paint.
 */
export const themeBoot = (): Plugin => {
  return {
    name: 'lockstep:theme-boot',
    async buildStart() {
      if (this.meta.watchMode) return;
      this.emitFile({ type: 'asset', name: 'theme-boot.js', source: await compile() });
    },
    configureServer(server) {
      server.middlewares.use('/theme-boot.js', (_request, response) => {
        void compile().then((code) => {
          response.setHeader('content-type', 'text/javascript');
          response.end(code);
        });
      });
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const built = Object.values(bundle ?? {}).find(
          (file) => file.type === 'asset' && file.names.includes('theme-boot.js'),
        );
        const src = built === undefined ? '/theme-boot.js' : `/${built.fileName}`;
        return [{ tag: 'script', attrs: { src }, injectTo: 'head-prepend' }];
      },
    },
  };
};
