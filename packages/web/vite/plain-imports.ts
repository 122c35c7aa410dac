import type { Plugin } from 'vite';

/**
 * Fetches later screens by the browser's own `import()`. Vite's way around it brings the style sheets of their own with
 * them, and they have none: there is one for the whole app.
 */
export const plainImports = (): Plugin => ({
  name: 'lockstep:plain-imports',
  apply: 'build',
  enforce: 'pre',
  config: () => ({ build: { cssCodeSplit: false, modulePreload: false } }),
  load: {
    filter: { id: /vite\/preload-helper\.js$/ },
    handler: () => 'export const __vitePreload = (load) => load();',
  },
});
