import { textWidth } from '../output/text-width.ts';
import { localUrl } from '../../client/local-url.ts';
import type { ServiceName } from '../../domain/child-process.ts';
import type { SystemStatus } from '../../protocol/control.ts';
import type { LoadedConfig } from '../../runtime/config/load-config.ts';
import type { Cli } from '../cli.ts';
import { padText } from '../output/fit-text.ts';

export interface SummaryOptions extends LoadedConfig {
  readonly demo: boolean;
  readonly elapsedMs: number;
  /** It goes on without this terminal. */
  readonly detached?: boolean;
}

const demoLogIns = 'admin/admin  staff/staff  customer/customer';

/** Ends a successful start: where everything is, how to log in, what to try, how to stop. */
export function showSummary(cli: Cli, status: SystemStatus, options: SummaryOptions): void {
  const { texts, colors } = cli;
  const { start } = texts;
  const rows = [
    ...addresses(cli, status, options),
    [texts.status.dataDir, status.data_dir] as const,
    ...(options.demo ? [[start.logIns, demoLogIns] as const] : []),
  ];
  const width = Math.max(...rows.map(([name]) => textWidth(name))) + 3;
  cli.print('');
  cli.print(colors.bold(colors.green(start.ready(options.elapsedMs))));
  cli.print('');
  for (const [name, value] of rows) cli.print(`  ${padText(name, width)}${value}`);
  cli.print('');
  cli.print(`  ${start.orderNow}:`);
  const next = options.demo ? 'order create --table 8 --item 1x2' : 'status --watch';
  for (const toTry of ['orders tail', next]) cli.print(colors.cyan(cli.toCopy(`    restaurantctl ${toTry}`)));
  const stop = cli.toCopy('restaurantctl stop');
  cli.print(`  ${start.stop}: ${options.detached ? '' : 'Ctrl-C / '}${stop}`);
}

function addresses(
  { texts }: Cli,
  { services }: SystemStatus,
  { config }: SummaryOptions,
): (readonly [name: string, url: string])[] {
  const portOf = (name: ServiceName) => services.find(({ service }) => service === name)?.port ?? undefined;
  const { api, hub, printd, docs } = texts.start.addresses;
  const [apiPort, hubPort, printdPort] = [portOf('api'), portOf('hub'), portOf('printd')];
  const rows: (readonly [string, string])[] = [];
  if (apiPort !== undefined) {
    const url = localUrl(config.api.host, apiPort);
    rows.push([api, url], [docs, `${url}/docs`]);
  }
  if (hubPort !== undefined) rows.push([hub, `${localUrl(config.hub.host, hubPort, 'ws')}/ws/store/1`]);
  if (printdPort !== undefined) rows.push([printd, localUrl(config.printd.host, printdPort, 'ws')]);
  return rows;
}
