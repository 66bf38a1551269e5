import type { ServiceStatus, SystemStatus } from '../../protocol/control.ts';
import { findLosses } from '../../client/degrade/find-losses.ts';
import { degradeSentence } from '../../client/degrade/sentences.ts';
import type { Cli } from '../cli.ts';
import { loadTeller } from '../sentence-teller.ts';
import { formatBytes, formatDuration } from './format-values.ts';
import { terminalWidth } from './terminal-width.ts';

/** What runs, as lines of text no wider than the terminal. */
export async function statusLines(cli: Cli, status: SystemStatus): Promise<string[]> {
  const { formatTable } = await import('./format-table.ts');
  const { texts, colors } = cli;
  const { headings } = texts;
  const table = formatTable<ServiceStatus>({
    rows: status.services,
    width: terminalWidth(cli),
    paintHeading: colors.bold,
    columns: [
      { heading: headings.service, value: ({ service }) => service },
      {
        heading: headings.state,
        value: ({ state }) => texts.serviceStates[state],
        paint: (text, { state }) => paintState(cli, state)(text),
      },
      { heading: headings.pid, value: ({ pid }) => pid, align: 'right' },
      { heading: headings.port, value: ({ port }) => port, align: 'right' },
      {
        heading: headings.uptime,
        value: ({ uptime_ms: ms }) => (ms === null ? null : formatDuration(ms)),
        align: 'right',
      },
      { heading: headings.restarts, value: ({ restarts }) => restarts, align: 'right' },
      {
        heading: headings.memory,
        value: ({ memory_bytes: bytes }) => (bytes === null ? null : formatBytes(bytes)),
        align: 'right',
      },
      {
        heading: headings.cpu,
        value: ({ cpu_percent: cpu }) => (cpu === null ? null : `${cpu.toFixed(1)} %`),
        align: 'right',
      },
      {
        heading: headings.lag,
        value: ({ lag_ms: lag }) => (lag === null ? null : `${Math.round(lag)} ms`),
        align: 'right',
      },
    ],
  });
  const tell = await loadTeller(cli);
  const lastExits = status.services.flatMap(({ service, state, last_exit: exit }) =>
    exit && state !== 'stopped'
      ? [texts.status.lastExit(service, tell(exit.reason), localTime(exit.at))]
      : [],
  );
  const losses = findLosses(status.services).map((loss) =>
    colors.yellow(degradeSentence(loss, cli.language)),
  );
  return [
    texts.status.running(status.pid, localTime(status.started_at)),
    `${texts.status.dataDir}: ${status.data_dir}`,
    '',
    ...table,
    ...(lastExits.length > 0 ? ['', ...lastExits] : []),
    ...(losses.length > 0 ? ['', ...losses] : []),
  ];
}

function paintState({ colors }: Cli, state: ServiceStatus['state']): (text: string) => string {
  if (state === 'ready') return colors.green;
  return state === 'failed' || state === 'backoff' ? colors.red : colors.yellow;
}

/** A moment on this machine's clock: `2026-01-08 23:48:47`. */
function localTime(iso: string): string {
  return new Date(iso).toLocaleString('sv-SE');
}
