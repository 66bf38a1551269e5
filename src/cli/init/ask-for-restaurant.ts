import { DomainError } from '../../domain/errors.ts';
import { ask, askSecret, canAsk } from '../ask.ts';
import type { Cli } from '../cli.ts';

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
  readonly admin: string;
  /** Undefined: make one. */
  readonly adminPassword: string | undefined;
  /** An address, `find` or `none`. */
  readonly printer: string;
}

/**
 * Answers what the flags leave open: on a terminal by at most five questions, elsewhere and with `--yes` by defaults.
 * @throws DomainError `wrong_usage` where nobody can be asked and no flag says what to do
 */
export async function askForRestaurant(cli: Cli, options: InitOptions): Promise<Restaurant> {
  const { init } = cli.texts;
  const { store, tables, admin, adminPassword, printer, yes } = options;
  const isAsking = !yes && canAsk(cli);
  if (!isAsking && !yes && store === undefined) throw new DomainError('wrong_usage', init.needsAnswers);
  const answer = async (given: string | undefined, question: string, preset: string) =>
    given ?? (isAsking ? await ask(cli, question, preset) : preset);
  return {
    store: await answer(store, init.askStore, init.defaultStore),
    tables: tables ?? (isAsking ? await askForNumber(cli) : defaultTables),
    admin: await answer(admin, init.askUser, 'admin'),
    adminPassword:
      adminPassword ?? (isAsking ? (await askSecret(cli, `${init.askPassword}: `)) || undefined : undefined),
    printer: printer ?? (isAsking ? await ask(cli, init.askPrinter, 'find') : 'none'),
  };
}

const defaultTables = 10;

async function askForNumber(cli: Cli): Promise<number> {
  for (;;) {
    const answer = await ask(cli, cli.texts.init.askTables, String(defaultTables));
    if (/^[0-9]{1,3}$/.test(answer) && Number(answer) <= 200) return Number(answer);
    cli.say(cli.texts.init.notANumber);
  }
}
