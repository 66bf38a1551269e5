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
  for (const name of ['pause', 'resume'] as const)
    showExamples(
      printer
        .command(name)
        .description(
          name === 'pause'
            ? 'let it finish its paper and keep its queue, while you work at it'
            : 'let it go on with its queue',
        )
        .argument('<id>', 'its id', identifier)
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
    description: 'after you freed the cutter: let it leave its error',
    act: (api, id) => api.recoverPrinter({ params: { id } }),
  });
  declareAction(printer, cli, {
    name: 'beep',
    description: 'let it beep',
    act: (api, id) => api.testBuzzer({ params: { id } }),
  });
  const drawer = declareAction(printer, cli, {
    name: 'drawer',
    description: 'open its cash drawer, once; who did is kept',
    act: (api, id, { pin }) => api.openDrawer({ params: { id }, query: pin === undefined ? {} : { pin } }),
  });
  drawer.addOption(new Option('--pin <number>', 'connector pin of the drawer').choices(['2', '5']));
}

interface ActionOptions extends JsonOption {
  readonly pin?: '2' | '5';
}

interface ActionCommand {
  readonly name: string;
  readonly description: string;
  readonly act: (api: ApiClient, id: number, options: ActionOptions) => Promise<PrinterActionOnWire>;
}

function declareAction(printer: Command, cli: Cli, { name, description, act }: ActionCommand): Command {
  return showExamples(
    printer
      .command(name)
      .description(description)
      .argument('<id>', 'its id', identifier)
      .addOption(jsonOption())
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
