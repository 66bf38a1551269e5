import type { Cli } from '../../src/cli/cli.ts';
import { createCli } from '../../src/cli/create-cli.ts';

/** What a command gets, in this process. */
export function openCli(language: string, ...args: readonly string[]): Promise<Cli> {
  const { env, execPath, stdin, stdout, stderr } = process;
  return createCli({
    argv: [execPath, 'restaurantctl', '--lang', language, ...args],
    execPath,
    env,
    stdin,
    stdout,
    stderr,
  });
}
