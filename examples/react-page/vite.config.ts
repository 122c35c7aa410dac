import { defineConfig } from 'vite';

const { LOCKSTEP_URL = 'http://127.0.0.1:4747', LOCKSTEP_TOKEN } = process.env;

if (LOCKSTEP_TOKEN === undefined) {
  throw new Error('Set LOCKSTEP_TOKEN, from: npx lockstep token create --name "React page"');
}

/**
 * Stands in for your back end: it serves the page, and passes what the page asks of Lockstep on with a token that the page
 * never sees. Host and Origin go through as they came, so that Lockstep still refuses what another site's page sends.
 */
export default defineConfig({
  server: {
    port: 5180,
    strictPort: true,
    proxy: {
      '/api': { target: LOCKSTEP_URL, headers: { authorization: `Bearer ${LOCKSTEP_TOKEN}` } },
      '/ws': { target: LOCKSTEP_URL, ws: true },
    },
  },
});
