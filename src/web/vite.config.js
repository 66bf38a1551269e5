import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { slimZod } from './slim-zod.js';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Every page of pages/ becomes an entry of its own; what they share, a file of its own that browsers keep. */
export default defineConfig({
  root: here('pages'),
  publicDir: here('public'),
  cacheDir: here('../../node_modules/.vite'),
  logLevel: 'warn',
  plugins: [slimZod()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: here('../../build/web'),
    emptyOutDir: true,
    target: ['es2022', 'safari16'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: readdirSync(here('pages'))
        .filter((name) => name.endsWith('.html'))
        .map((name) => here(`pages/${name}`)),
    },
  },
});
