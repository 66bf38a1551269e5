import { type Command, Option } from 'commander';
import type { Clock } from '../../runtime/clock.ts';
import type { Cli } from '../cli.ts';
import { jsonOption, type JsonOption } from '../common-options.ts';
import { showExamples } from '../examples.ts';
import { printList } from '../output/print-list.ts';
import { list, wholeNumber } from '../parse-argument.ts';

interface DiscoverOptions extends JsonOption {
  readonly range?: readonly string[];
  readonly ownNetwork?: boolean;
  readonly port: number;
  readonly paper: 58 | 80;
}

export function declareDiscover(discover: Command, cli: Cli): void {
  const { printerDiscover: say } = cli.texts.grammar;
  discover
    .description(say.about)
    .option('--range <list>', say.range, list)
    .option('--own-network', say.ownNetwork)
    .option('--port <number>', say.port, wholeNumber(1, 65_535), 9100)
    .addOption(new Option('--paper <mm>', say.paper).argParser(wholeNumber(58, 80)).default(80))
    .addOption(jsonOption(cli))
    .action((options: DiscoverOptions) => discoverPrinters(cli, options));
  showExamples(
    cli,
    discover,
    'printer discover',
    'printer discover --own-network',
    'printer discover --range 10.0.5.0/24',
  );
}

interface Row {
  readonly connection: string;
  readonly where: string;
  readonly model: string;
  readonly profile: string;
  readonly state: string;
}

async function discoverPrinters(cli: Cli, options: DiscoverOptions): Promise<void> {
  const { systemClock: clock } = await import('../../runtime/clock.ts');
  const { texts } = cli;
  const rows = [...(await lookHere()), ...(await lookAround(cli, options, clock))];
  await printList(cli, {
    rows,
    json: options.json,
    empty: texts.discover.nothing,
    columns: [
      { heading: texts.headings.connection, value: ({ connection }) => connection },
      { heading: texts.headings.address, value: ({ where }) => where },
      { heading: texts.headings.name, value: ({ model }) => model },
      { heading: texts.discover.profile, value: ({ profile }) => profile },
      { heading: texts.headings.state, value: ({ state }) => state },
    ],
  });
  if (!options.range && !options.ownNetwork) cli.say(texts.discover.hint);
}

async function lookHere(): Promise<Row[]> {
  const { findLocalPrinters } = await import('../../discovery/find-local-printers.ts');
  // Asking a device that this service prints on would stop its paper.
  return (await findLocalPrinters()).map(({ connection, devicePath, name = '' }) => ({
    connection,
    where: devicePath,
    model: name,
    profile: '',
    state: '',
  }));
}

async function lookAround(
  cli: Cli,
  { range = [], ownNetwork, port, paper }: DiscoverOptions,
  clock: Clock,
): Promise<Row[]> {
  const { hostsOfRange, ownRanges } = await import('../../discovery/network-range.ts');
  const { config } = await cli.loadSettings();
  const ranges = [...range, ...(ownNetwork ? ownRanges() : [])];
  const hosts = [...new Set(ranges.flatMap((one) => hostsOfRange(one, config.printd.allowed_printers)))];
  if (hosts.length === 0) return [];
  const { findNetworkPrinters } = await import('../../discovery/find-network-printers.ts');
  const { proposeSettings } = await import('../../discovery/propose-settings.ts');
  const { loadProfiles } = await import('../../runtime/printer-profiles.ts');
  cli.say(cli.texts.discover.looking(hosts.length, port));
  const step = Math.ceil(hosts.length / 10);
  const found = await findNetworkPrinters({
    hosts,
    port,
    clock,
    signal: cli.interruption(),
    onProgress: (looked) => {
      if (looked % step === 0) cli.say(cli.texts.discover.looked(looked, hosts.length));
    },
  });
  const profiles = await loadProfiles();
  return found.map(({ host, findings }) => {
    const { maker = '', model = '' } = findings.identity;
    const silent = cli.texts.discover.silent;
    return {
      connection: 'network',
      where: `${host}:${port}`,
      model: `${maker} ${model}`.trim(),
      profile: findings.answersStatus ? proposeSettings(findings, profiles, paper).profile : '',
      state: findings.answersStatus ? (findings.trouble ?? 'ready') : silent,
    };
  });
}
