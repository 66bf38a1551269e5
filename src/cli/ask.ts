import { type Interface, createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { DomainError } from '../domain/errors.ts';
import type { Cli } from './cli.ts';
import { type LineGate, openLineGate } from './line-gate.ts';

/** Questions to one person, one after the other. Answers may be there before their question: each gets its own. */
export interface Conversation {
  /** An empty answer means the default. @throws DomainError `given_up` */
  readonly ask: (question: string, preset: string) => Promise<string>;
  /** Doesn't show what is typed. @throws DomainError `given_up` */
  readonly askSecret: (question: string) => Promise<string>;
  readonly end: () => void;
}

/** A person can be asked: both ends are a terminal. */
export function canAsk({ stdin, stderr }: Cli): boolean {
  return stdin.isTTY && stderr.isTTY;
}

export function converse(cli: Cli): Conversation {
  const gate = openLineGate(cli.stdin);
  return {
    ask: async (question, preset) => {
      const lines = createInterface({ input: gate.input, output: cli.stderr, terminal: true });
      const hint = preset === '' ? '' : ` [${preset}]`;
      return (await answerOf(cli, { lines, gate }, `${question}${hint}: `)).trim() || preset;
    },
    askSecret: (question) => askSilently(cli, gate, question),
    end: gate.close,
  };
}

/** Asks for a secret without showing it; without a terminal it is the first line of standard input. */
export async function askSecret(cli: Cli, question: string): Promise<string> {
  const conversation = converse(cli);
  try {
    return await conversation.askSecret(question);
  } finally {
    conversation.end();
  }
}

async function askSilently(cli: Cli, gate: LineGate, question: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = canAsk(cli);
  const lines = createInterface({ input: gate.input, output: silent, terminal });
  if (terminal) cli.stderr.write(question);
  try {
    return await answerOf(cli, { lines, gate }, '');
  } finally {
    if (terminal) cli.say('');
  }
}

/** @throws DomainError `given_up` at Ctrl-C, Ctrl-D and the end of the input */
async function answerOf(
  { texts }: Cli,
  { lines, gate }: { readonly lines: Interface; readonly gate: LineGate },
  question: string,
): Promise<string> {
  const giveUp = new AbortController();
  for (const end of ['SIGINT', 'close']) lines.once(end, () => giveUp.abort());
  try {
    const answer = lines.question(question, { signal: giveUp.signal });
    gate.letLineIn();
    return await answer;
  } catch (thrown) {
    if (!(thrown instanceof Error) || thrown.name !== 'AbortError') throw thrown;
    throw new DomainError('given_up', texts.givenUp, {}, { cause: thrown });
  } finally {
    lines.close();
  }
}
