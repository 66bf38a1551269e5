import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Command } from 'commander';
import { coerceError, DomainError } from '../../domain/errors.ts';
import type { Cli } from '../cli.ts';
import { showExamples } from '../examples.ts';

export function declare(bundle: Command, cli: Cli): void {
  bundle.argument('[file]', cli.texts.grammar.bundle.file);
  showExamples(cli, bundle, 'bundle', 'bundle /mnt/usb/help.tar.gz').action(async (file?: string) => {
    const { gatherBundle } = await import('../bundle/gather.ts');
    const { writeTar } = await import('../bundle/write-tar.ts');
    const now = new Date();
    const path = resolve(
      file ?? `restaurantctl-${now.toISOString().slice(0, 19).replaceAll(':', '')}Z.tar.gz`,
    );
    const entries = await gatherBundle(cli, now);
    write(path, gzipSync(writeTar(entries, now)));
    cli.print(path);
    cli.say(cli.texts.bundle.made(entries.map(({ name }) => name).join(', ')));
  });
}

/** For its owner alone, and over nothing that is there. */
function write(path: string, bytes: Uint8Array): void {
  try {
    writeFileSync(path, bytes, { mode: 0o600, flag: 'wx' });
  } catch (thrown) {
    throw new DomainError('conflict', coerceError(thrown).message, {}, { cause: thrown });
  }
}
