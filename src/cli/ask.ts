import { type Interface, createInterface } from 'node:readline/promises';
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
  const hint = preset === '' ? '' : ` [${preset}]`;
  return (await answerOf(cli, lines, `${question}${hint}: `)).trim() || preset;
}

/** Asks for a secret without showing it; without a terminal it is the first line of standard input. */
export async function askSecret(cli: Cli, question: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = canAsk(cli);
  const lines = createInterface({ input: cli.stdin, output: silent, terminal });
  if (terminal) cli.stderr.write(question);
  try {
    return await answerOf(cli, lines, '');
  } finally {
    if (terminal) cli.say('');
  }
}

/** @throws DomainError `given_up` at Ctrl-C, Ctrl-D and the end of the input */
async function answerOf({ texts }: Cli, lines: Interface, question: string): Promise<string> {
  const giveUp = new AbortController();
  for (const end of ['SIGINT', 'close']) lines.once(end, () => giveUp.abort());
  try {
    return await lines.question(question, { signal: giveUp.signal });
  } catch (thrown) {
    if (!(thrown instanceof Error) || thrown.name !== 'AbortError') throw thrown;
    throw new DomainError('given_up', texts.givenUp, {}, { cause: thrown });
  } finally {
    lines.close();
  }
}
