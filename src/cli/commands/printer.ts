import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { ApiClient } from '../../client/api-client.ts';
import { chooseStore } from '../choose-store.ts';
import type { Cli } from '../cli.ts';
import { type JsonOption, type StoreOption, jsonOption, storeOption } from '../common-options.ts';
import { showExamples } from '../examples.ts';
import { listPrinters, printPrinters } from '../output/list-printers.ts';
import { printJson } from '../output/print-list.ts';
import { identifier, list, wholeNumber } from '../parse-argument.ts';
import { splitAddress } from '../split-address.ts';
import { withApi } from '../with-api.ts';
import { declareCare } from './printer-care.ts';
import { declareDiscover } from './printer-discover.ts';
import { declareSimulate } from './printer-simulate.ts';

const connections = ['network', 'usb', 'serial', 'windows', 'cups', 'websocket', 'virtual', 'file'] as const;

export function declare(printer: Command, cli: Cli): void {
  const { printer: say, common } = cli.texts.grammar;
  showExamples(
    cli,
    printer
      .command('list')
      .description(say.list.about)
      .addOption(storeOption(cli))
      .addOption(jsonOption(cli))
      .action((options: StoreOption & JsonOption) =>
        withApi(cli, 'read', (api) => listPrinters(cli, api, options)),
      ),
    'printer list',
  );
  showExamples(
    cli,
    addFields(cli, printer.command('add').description(say.add.about).argument('<name>', say.add.name))
      .option('--no-probe', say.add.noProbe)
      .addOption(storeOption(cli))
      .addOption(jsonOption(cli))
      .action((name: string, options: NewPrinterFields) =>
        withApi(cli, 'write', (api) => addPrinter(cli, api, name, options)),
      ),
    'printer add 后厨 --address 192.168.1.50 --stations wok,cold',
    'printer add counter --connection usb --device /dev/usb/lp0 --paper 58',
  );
  showExamples(
    cli,
    addFields(
      cli,
      printer.command('edit').description(say.edit.about).argument('<id>', common.id, identifier),
    )
      .option('--name <name>', say.edit.name)
      .addOption(jsonOption(cli))
      .action((id: number, options: PrinterFields & JsonOption) =>
        withApi(cli, 'write', (api) => editPrinter(cli, api, id, options)),
      ),
    'printer edit 2 --fallback 1 --copies 2',
  );
  showExamples(
    cli,
    printer
      .command('rm')
      .description(say.rm.about)
      .argument('<id>', common.id, identifier)
      .action((id: number) =>
        withApi(cli, 'write', async (api) => {
          await api.removePrinter({ params: { id } });
          cli.say(cli.texts.removed(cli.texts.things.printer, String(id)));
        }),
      ),
    'printer rm 2',
  );
  for (const [name, is_active] of [
    ['enable', true],
    ['disable', false],
  ] as const)
    showExamples(
      cli,
      printer
        .command(name)
        .description(say[name].about)
        .argument('<id>', common.id, identifier)
        .action((id: number) =>
          withApi(cli, 'write', async (api) => {
            const changed = await api.changePrinter({ params: { id }, body: { is_active } });
            cli.say(
              is_active ? cli.texts.printer.enabled(changed.name) : cli.texts.printer.disabled(changed.name),
            );
          }),
        ),
      `printer ${name} 2`,
    );
  showExamples(
    cli,
    printer
      .command('status')
      .description(say.status.about)
      .argument('<id>', common.id, identifier)
      .addOption(jsonOption(cli))
      .action((id: number, { json }: JsonOption) =>
        withApi(cli, 'running', async (api) => {
          const found = await api.getPrinterStatus({ params: { id } });
          if (json) printJson(cli, found);
          else await printPrinters(cli, [found]);
        }),
      ),
    'printer status 1',
  );
  showExamples(
    cli,
    printer
      .command('test')
      .description(say.test.about)
      .argument('<id>', common.id, identifier)
      .option('--wait <seconds>', say.test.wait, wholeNumber(0, 3600), 30)
      .addOption(jsonOption(cli))
      .action(async (id: number, options: JsonOption & { wait: number }) => {
        const { testPrinter } = await import('./printer-test.ts');
        await withApi(cli, 'running', (api) => testPrinter(cli, api, id, options));
      }),
    'printer test 1',
    'printer test 1 --wait 0',
  );
  declareCare(printer, cli);
  declareDiscover(printer.command('discover'), cli);
  declareSimulate(printer.command('simulate'), cli);
}

interface PrinterFields {
  readonly name?: string;
  readonly connection?: (typeof connections)[number];
  readonly address?: string;
  readonly port?: number;
  readonly device?: string;
  readonly paper?: 58 | 80;
  readonly profile?: string;
  readonly columns?: number;
  readonly feedback?: 'auto' | 'process_id' | 'status' | 'none';
  readonly stations?: string[];
  readonly printLanguage?: 'zh-CN' | 'zh-TW' | 'en';
  readonly fallback?: number;
  readonly onUnconfirmed?: 'reprint' | 'ask';
  readonly copies?: number;
  readonly logo?: string;
  readonly upsideDown?: 'yes' | 'no';
  readonly buzzer?: 'yes' | 'no';
  readonly drawer?: 'yes' | 'no';
  readonly description?: string;
}

interface NewPrinterFields extends PrinterFields, StoreOption, JsonOption {
  readonly probe: boolean;
}

function addFields(cli: Cli, command: Command): Command {
  const { fields: say } = cli.texts.grammar.printer;
  return command
    .addOption(new Option('--connection <kind>', say.connection).choices(connections))
    .option('--address <host>', say.address)
    .option('--port <number>', say.port, wholeNumber(1, 65_535))
    .option('--device <path>', say.device)
    .addOption(new Option('--paper <mm>', say.paper).argParser(wholeNumber(58, 80)))
    .option('--profile <name>', say.profile)
    .option('--columns <count>', say.columns, wholeNumber(16, 96))
    .addOption(
      new Option('--feedback <kind>', say.feedback).choices(['auto', 'process_id', 'status', 'none']),
    )
    .option('--stations <list>', say.stations, list)
    .addOption(new Option('--print-language <language>', say.printLanguage).choices(['zh-CN', 'zh-TW', 'en']))
    .option('--fallback <id>', say.fallback, identifier)
    .addOption(new Option('--on-unconfirmed <policy>', say.onUnconfirmed).choices(['reprint', 'ask']))
    .option('--copies <count>', say.copies, wholeNumber(1, 10))
    .option('--logo <file>', say.logo)
    .addOption(new Option('--upside-down <yes>', say.upsideDown).choices(['yes', 'no']))
    .addOption(new Option('--buzzer <yes>', say.buzzer).choices(['yes', 'no']))
    .addOption(new Option('--drawer <yes>', say.drawer).choices(['yes', 'no']))
    .option('--description <text>', say.description);
}

async function addPrinter(cli: Cli, api: ApiClient, name: string, given: NewPrinterFields): Promise<void> {
  const options = withPort(given);
  const store_id = await chooseStore(cli, api, options.store);
  const connection = options.connection ?? (options.address === undefined ? 'virtual' : 'network');
  const found =
    options.probe && options.profile === undefined ? await probe(cli, options, connection) : undefined;
  const body = { ...toBody({ ...found, ...options }), name, connection, store_id };
  const printer = await api.createPrinter({ body });
  cli.say(cli.texts.added(cli.texts.things.printer, printer.id, printer.name));
  if (options.json) printJson(cli, printer);
}

async function probe(cli: Cli, options: PrinterFields, connection: string) {
  const { probeForSettings } = await import('./printer-probe.ts');
  return probeForSettings(cli, { ...options, connection });
}

async function editPrinter(cli: Cli, api: ApiClient, id: number, options: PrinterFields & JsonOption) {
  const printer = await api.changePrinter({ params: { id }, body: toBody(withPort(options)) });
  cli.say(cli.texts.changed(cli.texts.things.printer, printer.name));
  if (options.json) printJson(cli, printer);
}

/** `--address 192.168.1.50:9101` says the port as well; `--port` wins. */
function withPort<Fields extends PrinterFields>(options: Fields): Fields {
  if (options.address === undefined) return options;
  const { address, port } = splitAddress(options.address);
  return { ...options, address, port: options.port ?? port };
}

function toBody(options: PrinterFields) {
  return {
    name: options.name,
    connection: options.connection,
    ip_address: options.address,
    port: options.port,
    device_path: options.device,
    paper_width: options.paper,
    profile: options.profile,
    columns: options.columns,
    feedback: options.feedback,
    stations: options.stations,
    language: options.printLanguage,
    fallback_printer_id: options.fallback,
    on_unconfirmed: options.onUnconfirmed,
    print_copies: options.copies,
    logo_path: options.logo === '' ? null : options.logo && resolve(options.logo),
    upside_down: yes(options.upsideDown),
    buzzer: yes(options.buzzer),
    open_drawer: yes(options.drawer),
    description: options.description,
  };
}

function yes(answer: 'yes' | 'no' | undefined): boolean | undefined {
  return answer && answer === 'yes';
}
