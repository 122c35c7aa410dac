import type { Plugin } from 'vite';

const library = 'temporal-polyfill';
const id = '\0lockstep:native-temporal';

/**
 * Browsers that know Temporal themselves do not fetch it: the library becomes a chunk that only the others load. It would
 * prefer the native one as well, but only after having been fetched.
 */
export const nativeTemporal = (): Plugin => ({
  name: 'lockstep:native-temporal',
  apply: 'build',
  enforce: 'pre',
  resolveId(source, importer) {
    return source === library && importer !== id ? id : null;
  },
  load(wanted) {
    if (wanted !== id) return null;
    return `export const Temporal = globalThis.Temporal ?? (await import('${library}')).Temporal;`;
  },
});
