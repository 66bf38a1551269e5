import { DomainError } from '../../domain/errors.ts';
import { canAsk, type Conversation, converse } from '../ask.ts';
import type { Cli } from '../cli.ts';
import { type Check, createChecks } from './check-answers.ts';

export interface InitOptions {
  readonly store?: string;
  readonly tables?: number;
  readonly timezone?: string;
  readonly admin?: string;
  readonly adminPassword?: string;
  readonly printer?: string;
  readonly start: boolean;
  readonly yes?: boolean;
}

/** What is set up, with every question answered. */
export interface Restaurant {
  readonly store: string;
  readonly tables: number;
  readonly timezone: string;
  readonly admin: string;
  /** Undefined: make one. */
  readonly adminPassword: string | undefined;
  /** An address, `find` or `none`. */
  readonly printer: string;
}

/**
 * Answers what the flags leave open: on a terminal by at most five questions, elsewhere and with `--yes` by defaults. What can't be
 * is asked again.
 * @throws DomainError `wrong_usage` where nobody can be asked and no flag says what to do, and for a flag that can't be
 */
export async function askForRestaurant(cli: Cli, options: InitOptions): Promise<Restaurant> {
  const { init } = cli.texts;
  const isAsking = !options.yes && canAsk(cli);
  if (!isAsking && !options.yes && options.store === undefined)
    throw new DomainError('wrong_usage', init.needsAnswers);
  const checks = createChecks(cli.texts, (await cli.loadSettings()).config.printd.allowed_printers);
  refuseBadFlags(options, {
    store: checks.store,
    timezone: checks.timezone,
    admin: checks.admin,
    adminPassword: checks.password(options.admin ?? ''),
    printer: checks.printer,
  });
  const conversation = isAsking ? converse(cli) : undefined;
  try {
    return await answerAll(cli, options, { checks, conversation });
  } finally {
    conversation?.end();
  }
}

async function answerAll(
  cli: Cli,
  options: InitOptions,
  {
    checks,
    conversation,
  }: { readonly checks: ReturnType<typeof createChecks>; readonly conversation: Conversation | undefined },
): Promise<Restaurant> {
  const { init } = cli.texts;
  const answer = (given: string | undefined, question: string, check: Check, preset: string) =>
    given ?? (conversation ? until(cli, check, () => conversation.ask(question, preset)) : preset);
  const store = await answer(options.store, init.askStore, checks.store, init.defaultStore);
  const tables = await answer(options.tables?.toString(), init.askTables, checks.tables, '10');
  const admin = await answer(options.admin, init.askUser, checks.admin, 'admin');
  const isPassword: Check = (given) => (given === '' ? undefined : checks.password(admin)(given));
  const password =
    options.adminPassword ??
    (conversation ? await until(cli, isPassword, () => conversation.askSecret(`${init.askPassword}: `)) : '');
  const printer =
    options.printer ??
    (conversation
      ? await until(cli, checks.printer, () => conversation.ask(init.askPrinter, 'find'))
      : 'none');
  return {
    store,
    tables: Number(tables),
    timezone: options.timezone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    admin,
    adminPassword: password === '' ? undefined : password,
    printer,
  };
}

const flags = {
  store: '--store',
  timezone: '--timezone',
  admin: '--admin',
  adminPassword: '--admin-password',
  printer: '--printer',
} as const;
type Checked = keyof typeof flags;

function refuseBadFlags(options: InitOptions, checks: Readonly<Record<Checked, Check>>): void {
  for (const name of ['store', 'timezone', 'admin', 'adminPassword', 'printer'] as const) {
    const given = options[name];
    const wrong = given === undefined ? undefined : checks[name](given);
    if (wrong !== undefined) throw new DomainError('wrong_usage', `${flags[name]}: ${wrong}`);
  }
}

async function until(cli: Cli, check: Check, askOnce: () => Promise<string>): Promise<string> {
  for (;;) {
    const answer = await askOnce();
    const wrong = check(answer);
    if (wrong === undefined) return answer;
    cli.say(wrong);
  }
}
