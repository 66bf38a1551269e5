import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { DomainError } from '../domain/errors.ts';
import type { Cli } from './cli.ts';

/** A person can be asked: both ends are a terminal. */
export function canAsk({ stdin, stderr }: Cli): boolean {
  return stdin.isTTY && stderr.isTTY;
}

/** Asks one question; an empty answer means the default. */
export async function ask(cli: Cli, question: string, preset = ''): Promise<string> {
  const lines = createInterface({ input: cli.stdin, output: cli.stderr, terminal: true });
  const giveUp = new AbortController();
  lines.once('SIGINT', () => giveUp.abort());
  try {
    const hint = preset === '' ? '' : ` [${preset}]`;
    const answer = await lines.question(`${question}${hint}: `, { signal: giveUp.signal });
    return answer.trim() || preset;
  } catch (thrown) {
    if (!giveUp.signal.aborted) throw thrown;
    throw new DomainError('given_up', cli.texts.givenUp, {}, { cause: thrown });
  } finally {
    lines.close();
  }
}

/** Asks for a secret without showing it; without a terminal it is the first line of standard input. */
export async function askSecret(cli: Cli, question: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = canAsk(cli);
  const lines = createInterface({ input: cli.stdin, output: silent, terminal });
  if (terminal) cli.stderr.write(question);
  const giveUp = new AbortController();
  lines.once('SIGINT', () => giveUp.abort());
  lines.once('close', () => giveUp.abort());
  try {
    return await lines.question('', { signal: giveUp.signal });
  } catch (thrown) {
    if (!giveUp.signal.aborted) throw thrown;
    throw new DomainError('given_up', cli.texts.givenUp, {}, { cause: thrown });
  } finally {
    lines.close();
    if (terminal) cli.say('');
  }
}
