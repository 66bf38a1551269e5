// Type-checks and bundles the browser pages into build/web, and lays a gzip and a Brotli copy beside every file that gains by it.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'build', 'web');

// The pages have a check of their own: another world (a browser's) and another JSX than the terminal's.
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const check = spawnSync(process.execPath, [compiler, '-p', join(root, 'src', 'web')], { stdio: 'inherit' });
if (check.status !== 0) process.exit(1);

await build({ configFile: join(root, 'src', 'web', 'vite.config.js') });
for (const name of readdirSync(out, { recursive: true, encoding: 'utf8' })) {
  if (!/\.(html|js|css|svg|webmanifest|json)$/.test(name)) continue;
  const file = join(out, name);
  const bytes = readFileSync(file);
  writeIfSmaller(`${file}.gz`, gzipSync(bytes, { level: 9 }), bytes);
  writeIfSmaller(`${file}.br`, brotliCompressSync(bytes), bytes);
}

function writeIfSmaller(file, compressed, bytes) {
  if (compressed.length < bytes.length) writeFileSync(file, compressed);
}
