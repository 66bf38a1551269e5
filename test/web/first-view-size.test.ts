import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import test from 'ava';

const built = fileURLToPath(new URL('../../../build/web/', import.meta.url));
const most = 38 * 1024;

test("a guest's first view needs less than 38 KB of script", (t) => {
  const page = readFileSync(`${built}guest.html`, 'utf8');
  const scripts = [...page.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, path]) => path ?? '');
  const sizes = scripts.map((path) => gzipSync(readFileSync(built + path), { level: 9 }).length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  t.log(`${scripts.length} scripts, ${total} bytes gzipped`);
  t.true(scripts.length >= 3);
  t.true(total < most, `${total} bytes: load what the first view doesn't need with import()`);
});
