import { type Command, Option } from 'commander';
import type { ApiClient } from '../../client/api-client.ts';
import { DomainError } from '../../domain/errors.ts';
import { askSecret } from '../ask.ts';
import type { Cli } from '../cli.ts';
import { type JsonOption, jsonOption } from '../common-options.ts';
import { showExamples } from '../examples.ts';
import { listAll } from '../../client/list-all.ts';
import { printJson, printList } from '../output/print-list.ts';
import { identifier } from '../parse-argument.ts';
import { randomPassword } from '../random-password.ts';
import { withApi } from '../with-api.ts';

const roles = ['customer', 'staff', 'admin'] as const;

export function declare(user: Command, cli: Cli): void {
  const { user: say } = cli.texts.grammar;
  showExamples(
    cli,
    user
      .command('list')
      .description(say.list.about)
      .addOption(jsonOption(cli))
      .action((options: JsonOption) => withApi(cli, 'read', (api) => listUsers(cli, api, options))),
    'user list',
  );
  showExamples(
    cli,
    user
      .command('add')
      .description(say.add.about)
      .argument('<username>', say.add.username)
      .addOption(new Option('--role <role>', say.add.role).choices(roles).default('staff'))
      .option('--password <password>', say.add.password)
      .option('--email <address>', say.add.email)
      .option('--stores <ids>', say.add.stores, identifiers)
      .option('--keep', say.keep)
      .addOption(jsonOption(cli))
      .action((username: string, options: AddOptions) =>
        withApi(cli, 'write', (api) => addUser(cli, api, username, options)),
      ),
    'user add wang --role staff --stores 1',
    'user add li --role admin',
  );
  showExamples(
    cli,
    user
      .command('passwd')
      .description(say.passwd.about)
      .argument('<username>', say.passwd.username)
      .option('--password <password>', say.passwd.password)
      .option('--random', say.passwd.random)
      .option('--keep', say.keep)
      .action((username: string, options: PasswordOptions) =>
        withApi(cli, 'write', (api) => changePassword(cli, api, username, options)),
      ),
    'user passwd wang',
    'user passwd wang --random',
  );
  showExamples(
    cli,
    user
      .command('rm')
      .description(say.rm.about)
      .argument('<username>', say.rm.username)
      .action((username: string) => withApi(cli, 'write', (api) => removeUser(cli, api, username))),
    'user rm wang',
  );
}

interface AddOptions extends JsonOption {
  readonly role: (typeof roles)[number];
  readonly password?: string;
  readonly email?: string;
  readonly stores?: number[];
  readonly keep?: boolean;
}

interface PasswordOptions {
  readonly password?: string;
  readonly random?: boolean;
  readonly keep?: boolean;
}

function identifiers(text: string): number[] {
  return text.split(',').map((part) => identifier(part.trim()));
}

async function listUsers(cli: Cli, api: ApiClient, { json }: JsonOption): Promise<void> {
  const { headings, empty, all } = cli.texts;
  await printList(cli, {
    rows: await listAll((query) => api.listUsers({ query })),
    json,
    empty: empty.users,
    columns: [
      { heading: headings.id, value: (user) => user.id, align: 'right' },
      { heading: headings.user, value: (user) => user.username },
      { heading: headings.role, value: (user) => user.role },
      { heading: headings.stores, value: (user) => user.store_ids?.join(', ') ?? all },
      { heading: headings.email, value: (user) => user.email },
    ],
  });
}

async function addUser(cli: Cli, api: ApiClient, username: string, options: AddOptions): Promise<void> {
  const { role, email, stores, json, keep = false } = options;
  const password = options.password ?? randomPassword();
  // Whoever says a password has agreed on it with the person; a made one was seen by both.
  const must_change = !keep && options.password === undefined;
  const user = await api.createUser({
    body: { username, password, role, email, store_ids: stores, must_change },
  });
  cli.say(cli.texts.added(cli.texts.things.user, user.id, user.username));
  if (options.password === undefined) cli.say(cli.texts.user.password(user.username, password));
  if (json) printJson(cli, user);
}

async function changePassword(cli: Cli, api: ApiClient, username: string, options: PasswordOptions) {
  const { id } = await findUser(cli, api, username);
  const made = options.random ? randomPassword() : undefined;
  const password = made ?? options.password ?? (await askSecret(cli, cli.texts.user.askPassword(username)));
  const must_change = !options.keep && made !== undefined;
  await api.changeUser({ params: { id }, body: { password, must_change } });
  cli.say(cli.texts.user.passwordChanged(username));
  if (made !== undefined) cli.say(cli.texts.user.password(username, made));
}

async function removeUser(cli: Cli, api: ApiClient, username: string): Promise<void> {
  const { id } = await findUser(cli, api, username);
  await api.removeUser({ params: { id } });
  cli.say(cli.texts.removed(cli.texts.things.user, username));
}

async function findUser(cli: Cli, api: ApiClient, username: string) {
  const users = await listAll((query) => api.listUsers({ query }));
  const user = users.find((candidate) => candidate.username === username);
  if (!user) throw new DomainError('not_found', cli.texts.unknownUser(username));
  return user;
}
