import type { Plugin } from 'vite';

/**
 * Sonner adds a `<style>` element when its module loads, which a strict `style-src 'self'` refuses.
 * The app imports the same rules as a stylesheet, so the call is taken out of the bundle.
 */
export const noInjectedStyles = (): Plugin => ({
  name: 'lockstep:no-injected-styles',
  transform: {
    filter: { id: /sonner\/dist\/index\.mjs(?:\?|$)/ },
    handler(code) {
      const without = code.replace(/^__insertCSS\(".*"\);$/m, '');
      if (without === code) this.error('sonner no longer injects its styles this way');
      return { code: without, map: null };
    },
  },
});
