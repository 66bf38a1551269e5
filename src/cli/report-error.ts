import { CommanderError } from 'commander';
import { DomainError, type ErrorKind, coerceError, errorKinds } from '../domain/errors.ts';
import type { Cli } from './cli.ts';
import { describeUsageError } from './usage-error.ts';

/** What a run of the program ends with. */
export const exitCodes = { done: 0, failed: 1, usage: 2, notRunning: 3, notReady: 4 } as const;

/** The one place where an error becomes a sentence on standard error and an exit code. */
export async function reportError(cli: Cli, thrown: unknown): Promise<number> {
  if (thrown instanceof CommanderError) return reportUsage(cli, thrown);
  const error = coerceError(thrown);
  for (const line of await describeError(cli, error)) cli.say(line);
  if (cli.debug) cli.say(error.stack ?? String(error));
  return error instanceof DomainError ? exitCodeOfDomain(error) : exitCodes.failed;
}

/** Commander has shown help and version itself; help that was asked for is no error. */
function reportUsage({ texts, colors, say }: Cli, error: CommanderError): number {
  const { code } = error;
  if (code === 'commander.helpDisplayed' || code === 'commander.version') return exitCodes.done;
  if (code === 'commander.help') return exitCodes.usage;
  const [first = '', ...rest] = describeUsageError(error, texts.usage);
  for (const line of [`${colors.red(texts.error)}${first}`, ...rest, texts.helpHint]) say(line);
  return exitCodes.usage;
}

async function describeError(cli: Cli, error: Error): Promise<string[]> {
  const { texts, colors, debug } = cli;
  const label = colors.red(texts.error);
  if (!(error instanceof DomainError))
    return [`${label}${error.message}`, ...(debug ? [] : [texts.debugHint])];
  const { sentence, fields } = await tell(cli, error);
  const [first = '', ...rest] = sentence.split('\n');
  return [
    `${label}${first}`,
    ...rest.map((line) => `  ${line}`),
    ...fields.map(({ path, message }) => `  ${path}: ${message}`),
  ];
}

/** What the API says comes in the reader's language; what this process finds by itself does not. */
async function tell({ language, texts }: Cli, error: DomainError): Promise<Told> {
  const fields = fieldErrors(error);
  if (language === 'en') return { sentence: error.message, fields };
  const { translateProblem } = await import('../sentences/translate-problem.ts');
  const { detail, errors } = translateProblem({ detail: error.message, errors: fields }, language);
  const title = isChinese(detail) ? undefined : texts.errorTitles[error.code];
  return { sentence: title === undefined ? detail : `${title} ${detail}`, fields: errors };
}

interface Told {
  readonly sentence: string;
  readonly fields: readonly FieldError[];
}

function isChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** The fields a request was refused for. */
function fieldErrors({ details }: DomainError): FieldError[] {
  const { errors } = details;
  return Array.isArray(errors) ? errors.filter(isFieldError) : [];
}

function isFieldError(value: unknown): value is FieldError {
  return typeof value === 'object' && value !== null && 'path' in value && 'message' in value;
}

function exitCodeOfDomain(error: DomainError): number {
  const kind: ErrorKind = errorKinds[error.code];
  if (kind === 'not_running') return exitCodes.notRunning;
  if (kind === 'not_ready') return exitCodes.notReady;
  const isUsage = error.code === 'wrong_usage' || (error.code === 'config_invalid' && isBadFlag(error));
  return isUsage ? exitCodes.usage : exitCodes.failed;
}

/** A bad setting from the command line is wrong usage; from a file or the environment it is not. */
function isBadFlag({ details }: DomainError): boolean {
  const { problems } = details;
  return (
    Array.isArray(problems) &&
    problems.some(
      ({ origin }: { origin?: unknown }) => typeof origin === 'string' && origin.startsWith('flag:'),
    )
  );
}
