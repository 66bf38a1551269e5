// What a visitor fetches before a page is there: `node build/bench/page-sizes.js`, gzip bytes per page as the server sends them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const web = fileURLToPath(new URL('../web', import.meta.url));

for (const page of readdirSync(web).filter((name) => name.endsWith('.html'))) {
  const html = readFileSync(join(web, page), 'utf8');
  const files = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, file = '']) => file);
  const bytes = (ending: string) =>
    files
      .filter((file) => file.endsWith(ending))
      .reduce((sum, file) => sum + gzipSync(readFileSync(join(web, file)), { level: 9 }).length, 0);
  process.stdout.write(
    `${JSON.stringify({ page, script_bytes: bytes('.js'), style_bytes: bytes('.css'), files: files.length })}\n`,
  );
}
