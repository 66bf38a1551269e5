import type { Command } from 'commander';
import { DomainError } from '../../domain/errors.ts';
import type { ApiClient } from '../../client/api-client.ts';
import type { SettingReach } from '../../runtime/config/setting-reach.ts';
import type { Cli } from '../cli.ts';
import { type JsonOption, jsonOption } from '../common-options.ts';
import { showExamples } from '../examples.ts';
import { formatTime } from '../output/format-values.ts';
import { printJson, printList } from '../output/print-list.ts';
import { restartCommand } from '../output/say-settings.ts';
import { withApi } from '../with-api.ts';

export function declare(config: Command, cli: Cli): void {
  const { config: say } = cli.texts.grammar;
  showExamples(
    cli,
    config
      .command('path')
      .description(say.path.about)
      .action(() => printPath(cli)),
    'config path',
  );
  showExamples(
    cli,
    config
      .command('list')
      .description(say.list.about)
      .addOption(jsonOption(cli))
      .action((options: JsonOption) => listSettings(cli, options)),
    'config list',
    'config list --json',
  );
  showExamples(
    cli,
    config
      .command('get')
      .description(say.get.about)
      .argument('<key>', say.get.key)
      .action((key: string) => printSetting(cli, key)),
    'config get api.port',
  );
  showExamples(
    cli,
    config
      .command('set')
      .description(say.set.about)
      .argument('<key>', say.set.key)
      .argument('<value>', say.set.value)
      .action((key: string, value: string) => writeSetting(cli, key, value)),
    'config set api.port 8080 --config /etc/restaurantctl.toml',
  );
  showExamples(
    cli,
    config
      .command('validate')
      .description(say.validate.about)
      .action(async () => {
        await cli.loadSettings();
        cli.say(cli.texts.config.valid);
      }),
    'config validate --config /etc/restaurantctl.toml',
  );
  showExamples(
    cli,
    config
      .command('rotate-key')
      .description(say.rotateKey.about)
      .option('--drop-old', say.rotateKey.dropOld)
      .addOption(jsonOption(cli))
      .action((options: RotateOptions) => withApi(cli, 'write', (api) => rotateKey(cli, api, options))),
    'config rotate-key',
    'config rotate-key --drop-old',
  );
}

interface RotateOptions extends JsonOption {
  readonly dropOld?: boolean;
}

async function rotateKey(cli: Cli, api: ApiClient, { dropOld = false, json }: RotateOptions): Promise<void> {
  const rotated = await api.rotateAuthKey({ body: { drop_old: dropOld } });
  const { rotated: say } = cli.texts.config;
  cli.say(rotated.old_until === null ? say.dropped : say.kept(formatTime(rotated.old_until)));
  if (json) printJson(cli, rotated);
}

/** What makes a running system use a changed setting. */
async function takeUpCommand(cli: Cli, key: string): Promise<string> {
  const { reachOf } = await import('../../runtime/config/setting-reach.ts');
  const reach = reachOf(key);
  if (reach === 'live') return `${cli.calledAs} reload`;
  return restartCommand(cli, reach === 'everything' ? null : reach);
}

interface ShownSetting {
  readonly key: string;
  /** As it may be shown: secrets are hidden. */
  readonly value: string;
  readonly origin: string;
  /** Which command makes a running system take up a change: `reload`, `restart hub`, `restart`, `start`. */
  readonly takes_effect: string;
}

async function readSettings(cli: Cli): Promise<ShownSetting[]> {
  const { flattenTable } = await import('../../runtime/config/flat-settings.ts');
  const { displaySetting } = await import('../../runtime/config/parse-setting.ts');
  const { reachOf } = await import('../../runtime/config/setting-reach.ts');
  const { config, origins } = await cli.loadSettings();
  return flattenTable(config).map(([key, value]) => ({
    key,
    value: displaySetting(key, value),
    origin: origins[key] ?? 'default',
    takes_effect: effectOf(reachOf(key)),
  }));
}

function effectOf(reach: SettingReach): string {
  if (reach === 'live') return 'reload';
  if (reach === 'everything') return 'start';
  return reach.length === 1 ? `restart ${reach[0]}` : 'restart';
}

async function printPath(cli: Cli): Promise<void> {
  const file = await cli.configFile();
  if (file === undefined) cli.say(cli.texts.config.noFile);
  else cli.print(file);
}

async function listSettings(cli: Cli, { json }: JsonOption): Promise<void> {
  const settings = await readSettings(cli);
  const { headings } = cli.texts;
  if (json)
    return printJson(
      cli,
      settings.map((setting) => ({ ...setting, value: parseShown(setting) })),
    );
  const { fitText } = await import('../output/fit-text.ts');
  await printList(cli, {
    rows: settings,
    empty: '',
    columns: [
      { heading: headings.setting, value: ({ key }) => key },
      { heading: headings.value, value: ({ value }) => fitText(value, 60) },
      {
        heading: headings.takesEffect,
        value: ({ takes_effect }) => takes_effect,
        paint: (text, { takes_effect }) => (takes_effect === 'reload' ? cli.colors.dim(text) : text),
      },
      {
        heading: headings.origin,
        value: ({ origin }) => origin,
        paint: (text, { origin }) => (origin === 'default' ? cli.colors.dim(text) : text),
      },
    ],
  });
}

/** Values are shown as JSON, but for a hidden secret. */
function parseShown({ value }: ShownSetting): unknown {
  return value === 'hidden' ? null : JSON.parse(value);
}

async function printSetting(cli: Cli, key: string): Promise<void> {
  const setting = (await readSettings(cli)).find((candidate) => candidate.key === key);
  if (!setting) throw new DomainError('wrong_usage', cli.texts.config.unknown(key));
  const value = parseShown(setting);
  cli.print(typeof value === 'string' ? value : setting.value);
}

async function writeSetting(cli: Cli, key: string, value: string): Promise<void> {
  const file = (await runningFile(cli)) ?? (await cli.configFile()) ?? (await cli.ownConfigFile());
  // A folder can't say where it is.
  if (key === 'data_dir' && file === (await cli.ownConfigFile()))
    throw new DomainError('wrong_usage', cli.texts.config.needsFile);
  const { setConfigValue } = await import('../../runtime/config/set-config-value.ts');
  setConfigValue(file, key, value);
  const { displaySetting } = await import('../../runtime/config/parse-setting.ts');
  cli.say(cli.texts.config.written(key, displaySetting(key, value), file));
  cli.say(cli.texts.config.takeUp(await takeUpCommand(cli, key)));
}

/** Where nobody names a file: the one that the running system was started with. */
async function runningFile(cli: Cli): Promise<string | undefined> {
  if (isNamed(cli)) return undefined;
  const { findControl } = await import('../control.ts');
  if (!(await findControl(cli))) return undefined;
  const { readLockHolder } = await import('../../supervisor/lock.ts');
  const { dataPaths } = await import('../../runtime/data-dir.ts');
  return readLockHolder(dataPaths((await cli.loadSettings()).config.data_dir).run)?.config;
}

function isNamed({ argv, env }: Cli): boolean {
  return Boolean(env.RESTAURANTCTL_CONFIG) || argv.some((word) => /^--config(=|$)/.test(word));
}
