import type { Plugin } from 'vite';

const firstSeen = /^(instrument-sans-latin-wght|newsreader-latin-opsz)-normal\.woff2$/;

/** Fetches the two faces of the first screen beside the stylesheet instead of after it, so that words do not jump. */
export const preloadFonts = (): Plugin => ({
  name: 'lockstep:preload-fonts',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle }) {
      return Object.values(bundle ?? {})
        .filter((file) => file.type === 'asset' && file.names.some((name) => firstSeen.test(name)))
        .map(({ fileName }) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: '', href: `/${fileName}` },
          injectTo: 'head',
        }));
    },
  },
});
