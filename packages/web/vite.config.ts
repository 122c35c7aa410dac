import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { firstScreen } from './vite/first-screen.ts';
import { iconsApart } from './vite/icons-apart.ts';
import { nativeTemporal } from './vite/native-temporal.ts';
import { noEvalProbe } from './vite/no-eval-probe.ts';
import { noJsonSchema } from './vite/no-json-schema.ts';
import { noInjectedStyles } from './vite/no-injected-styles.ts';
import { preloadFonts } from './vite/preload-fonts.ts';
import { serviceWorker } from './vite/service-worker.ts';
import { themeBoot } from './vite/theme-boot.ts';

/** The oldest browsers with `light-dark()`, on which the two palettes rest. */
const browsers = ['chrome123', 'edge123', 'firefox121', 'safari17.5'];

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [
    react(),
    tailwindcss(),
    themeBoot(),
    preloadFonts(),
    noInjectedStyles(),
    noEvalProbe(),
    noJsonSchema(),
    iconsApart(),
    nativeTemporal(),
    serviceWorker(),
  ],
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: {
      '/api': { target: 'http://127.0.0.1:4747' },
      '/ws': { target: 'ws://127.0.0.1:4747', ws: true },
    },
  },
  optimizeDeps: { exclude: ['sonner'] },
  build: {
    target: browsers,
    cssTarget: browsers,
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ debugName: 'app', name: firstScreen() }],
        },
      },
      treeshake: {
        // Declarations and functions only: what the app does not use of them falls away.
        moduleSideEffects: [{ test: /packages\/(?:protocol|core|client|react|assistant)\/src\//, sideEffects: false }],
      },
    },
  },
});
