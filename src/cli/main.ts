import { createCli } from './create-cli.ts';
import { createProgram } from './program.ts';
import { reportError } from './report-error.ts';

/** The whole run of one command; leaves its exit code in `process`. */
export async function main(process: NodeJS.Process): Promise<void> {
  if (process.pid === 1 && process.platform === 'linux') {
    const { standBehindInit } = await import('./first-process/stand-behind-init.ts');
    if (await standBehindInit(process)) return;
  }
  // A reader that had enough (`| head`) is no error.
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  const args = process.argv.slice(2);
  const cli = await createCli(process);
  try {
    await createProgram(cli).parseAsync(args[0] === 'help' ? asFlag(args) : args, { from: 'user' });
  } catch (thrown) {
    process.exitCode = await reportError(cli, thrown);
  }
  // All is written by then. Left to itself, Node.js 20 takes its handles down one by one and may wait there forever, at full speed,
  // for a request whose socket is gone.
  process.once('beforeExit', () => process.exit());
}

/** `help store add` means `store add --help`. */
function asFlag([, ...names]: readonly string[]): string[] {
  return [...names, '--help'];
}
