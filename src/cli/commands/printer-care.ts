import { type Command, Option } from 'commander';
import type { ApiClient } from '../../client/api-client.ts';
import type { PrinterActionOnWire } from '../../protocol/printer-care.ts';
import type { Cli } from '../cli.ts';
import { type JsonOption, jsonOption } from '../common-options.ts';
import { showExamples } from '../examples.ts';
import { printJson } from '../output/print-list.ts';
import { identifier } from '../parse-argument.ts';
import { withApi } from '../with-api.ts';

/** What one does at a printer that stays in use. */
export function declareCare(printer: Command, cli: Cli): void {
  const { printerCare: say, common } = cli.texts.grammar;
  for (const name of ['pause', 'resume'] as const)
    showExamples(
      cli,
      printer
        .command(name)
        .description(say[name])
        .argument('<id>', common.id, identifier)
        .action((id: number) =>
          withApi(cli, 'running', async (api) => {
            const call = name === 'pause' ? api.pausePrinter : api.resumePrinter;
            const { name: title } = await call({ params: { id } });
            const { paused, resumed } = cli.texts.printer;
            cli.say(name === 'pause' ? paused(title) : resumed(title));
          }),
        ),
      `printer ${name} 2`,
    );
  declareAction(printer, cli, {
    name: 'recover',
    act: (api, id) => api.recoverPrinter({ params: { id } }),
  });
  declareAction(printer, cli, {
    name: 'beep',
    act: (api, id) => api.testBuzzer({ params: { id } }),
  });
  const drawer = declareAction(printer, cli, {
    name: 'drawer',
    act: (api, id, { pin }) => api.openDrawer({ params: { id }, query: pin === undefined ? {} : { pin } }),
  });
  drawer.addOption(new Option('--pin <number>', say.pin).choices(['2', '5']));
}

interface ActionOptions extends JsonOption {
  readonly pin?: '2' | '5';
}

interface ActionCommand {
  readonly name: 'recover' | 'beep' | 'drawer';
  readonly act: (api: ApiClient, id: number, options: ActionOptions) => Promise<PrinterActionOnWire>;
}

function declareAction(printer: Command, cli: Cli, { name, act }: ActionCommand): Command {
  const { printerCare: say, common } = cli.texts.grammar;
  return showExamples(
    cli,
    printer
      .command(name)
      .description(say[name])
      .argument('<id>', common.id, identifier)
      .addOption(jsonOption(cli))
      .action((id: number, options: ActionOptions) =>
        withApi(cli, 'running', async (api) => {
          const done = await act(api, id, options);
          const { actionStates } = cli.texts.printer;
          const state = actionStates[done.status];
          cli.say(done.cause === null ? state : `${state} (${done.cause})`);
          if (options.json) printJson(cli, done);
        }),
      ),
    `printer ${name} 1`,
  );
}
