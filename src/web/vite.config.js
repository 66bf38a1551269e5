import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { slimZod } from './slim-zod.js';

/**
 * What every page needs before it shows anything is one file: phones on a slow network pay for each request, not only for bytes,
 * and browsers send six at a time.
 */
const isBase = (id) =>
  /[/\\]node_modules[/\\](preact|@preact)[/\\]|[/\\]zod[/\\].*\?small$|vite[/\\]preload-helper/.test(id) ||
  /[/\\]src[/\\](web[/\\](language|ui[/\\](button|explain-error|language-choice|notes|start-page|texts|toasts)\.|session[/\\]kept)|domain[/\\](errors|language)\.|client[/\\](create-client|problem-to-error|random-key)\.|protocol[/\\](problem|small-values|menu|store|table-session|endpoints[/\\](first-view|parameters))\.)/.test(
    id,
  );

/**
 * What a guest's page needs before it shows the menu is another one; without it every part that comes later would pull files of its
 * own out of it.
 */
const isGuestsFirst = (id, context) => {
  const isOwn = (each) => /[/\\]src[/\\](web[/\\]guest|domain)[/\\]/.test(each);
  const isFirst = (each, seen) => {
    if (each.endsWith('/guest/main.tsx')) return true;
    if (seen.has(each) || !isOwn(each)) return false;
    seen.add(each);
    const importers = context.getModuleInfo(each)?.importers ?? [];
    return importers.every(isOwn) && importers.some((importer) => isFirst(importer, seen));
  };
  return !id.endsWith('/guest/main.tsx') && isFirst(id, new Set());
};

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
      output: {
        codeSplitting: {
          groups: [
            { name: 'base', test: isBase },
            {
              name: (id, context) => (isGuestsFirst(id, context) ? 'guest-first' : null),
              debugName: 'guest-first',
            },
          ],
        },
      },
      input: readdirSync(here('pages'))
        .filter((name) => name.endsWith('.html'))
        .map((name) => here(`pages/${name}`)),
    },
  },
});
