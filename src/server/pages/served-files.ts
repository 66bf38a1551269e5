import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';

/** A file with what browsers ask for, ready to be sent. */
export interface ServedFile {
  readonly bytes: Buffer;
  readonly br: Buffer | undefined;
  readonly gzip: Buffer | undefined;
  readonly etag: string;
  readonly type: string;
}

/** Every file of a folder by its path in it, `assets/a.js`; those that end in `.br` or `.gz` are forms of their neighbours. */
export function readServedFiles(folder: string): ReadonlyMap<string, ServedFile> {
  if (!existsSync(folder)) return new Map();
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const known = new Set(paths);
  const read = (path: string) => (known.has(path) ? readFileSync(join(folder, path)) : undefined);
  return new Map(
    paths
      .filter((path) => extname(path) in types)
      .map((path): [string, ServedFile] => {
        const bytes = readFileSync(join(folder, path));
        const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
        const type = types[extname(path)] ?? 'application/octet-stream';
        const file = { bytes, br: read(`${path}.br`), gzip: read(`${path}.gz`), etag, type };
        return [path.split(sep).join('/'), file];
      }),
  );
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
  '.webmanifest': 'application/manifest+json',
};
