import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from './package-root.ts';

/** The version in `package.json`. */
export function productVersion(): string {
  const { version } = packageSchema.parse(
    JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')),
  );
  return version;
}

const packageSchema = z.object({ version: z.string() });
