import type { ApiClient } from '../../client/api-client.ts';
import { DomainError } from '../../domain/errors.ts';
import type { SystemStatus } from '../../protocol/control.ts';
import type { Cli } from '../cli.ts';
import { findControl } from '../control.ts';
import { exitCodes } from '../report-error.ts';
import { withApi } from '../with-api.ts';
import { fitText } from './fit-text.ts';
import { listAll } from '../../client/list-all.ts';

/** Services, printers and what needs a person, in one line; that nothing runs is said in the line and by the exit code. */
export async function printStatusLine(cli: Cli): Promise<void> {
  const { texts, colors } = cli;
  const status = await (await findControl(cli))?.status();
  if (!status) {
    cli.print(`${colors.red('✖')} ${texts.statusLine.down}`);
    return cli.setExitCode(exitCodes.notRunning);
  }
  const parts = [describeServices(cli, status), ...(await askBusiness(cli))];
  const isFine = parts.every(({ isWell }) => isWell);
  const mark = isFine ? colors.green('✔') : colors.yellow('!');
  cli.print(`${mark} ${parts.map(({ text }) => text).join(' · ')}`);
}

interface Part {
  readonly text: string;
  readonly isWell: boolean;
}

function describeServices({ texts }: Cli, { services }: SystemStatus): Part {
  const down = services.filter(({ state }) => state !== 'ready');
  const names = down.map(({ service, state }) => `${service} ${texts.serviceStates[state]}`).join(', ');
  const text = texts.statusLine.services(services.length - down.length, services.length);
  return { text: names === '' ? text : `${text} (${names})`, isWell: down.length === 0 };
}

/** A line for every few seconds must come even when the API is just being restarted. */
async function askBusiness(cli: Cli): Promise<Part[]> {
  try {
    return await withApi(cli, 'running', async (api) => [
      await describePrinters(cli, api),
      await describeAttention(cli, api),
    ]);
  } catch (thrown) {
    if (!(thrown instanceof DomainError)) throw thrown;
    return [{ text: cli.texts.statusLine.unknown, isWell: false }];
  }
}

async function describePrinters({ texts }: Cli, api: ApiClient): Promise<Part> {
  const printers = await listAll((query) => api.listPrinters({ query }));
  const used = printers.filter(({ status }) => status !== 'disabled');
  // What was never asked is no trouble.
  const troubled = used.filter(({ status }) => status !== 'online' && status !== 'unknown');
  const names = troubled.map(({ name, status }) => `${name} ${texts.printerStates[status] ?? status}`);
  const text = texts.statusLine.printers(used.length - troubled.length, used.length);
  return { text: names.length > 0 ? `${text} (${names.join(', ')})` : text, isWell: names.length === 0 };
}

async function describeAttention({ texts }: Cli, api: ApiClient): Promise<Part> {
  const { items } = await api.listAttention();
  const [first] = items;
  if (!first) return { text: texts.statusLine.nothing, isWell: true };
  return { text: texts.statusLine.waiting(items.length, fitText(first.sentence, 80)), isWell: false };
}
