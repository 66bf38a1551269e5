import { Box, Text, render, useApp, useInput } from 'ink';
import { useEffect, useState } from 'react';
import type { ControlClient } from '../../client/control-client.ts';
import { coerceError } from '../../domain/errors.ts';
import type { SystemStatus } from '../../protocol/control.ts';
import type { Cli } from '../cli.ts';
import { statusLines } from '../output/status-lines.ts';

/** Shows the status on the terminal and keeps it true until `q`, Ctrl-C or the end of the system. */
export async function watchStatus(cli: Cli, control: ControlClient): Promise<void> {
  const { waitUntilExit } = render(<StatusScreen cli={cli} control={control} />, {
    stdout: cli.stdout,
    stdin: cli.stdin,
  });
  await waitUntilExit();
}

export interface StatusScreenProps {
  readonly cli: Cli;
  readonly control: Pick<ControlClient, 'status' | 'subscribe'>;
  /** How often durations and loads are read anew, ms; changes of state show at once. @default 1000 */
  readonly refreshMs?: number;
}

export function StatusScreen({ cli, control, refreshMs = 1000 }: StatusScreenProps) {
  const [lines, setLines] = useState<readonly string[]>([]);
  const { exit } = useApp();
  useInput((input) => {
    if (input === 'q') exit();
  });
  useEffect(() => {
    const closing = new AbortController();
    const show = async (status: SystemStatus) => setLines(await statusLines(cli, status));
    const leave = (thrown: unknown) => exit(coerceError(thrown));
    const follow = async () => {
      for await (const status of control.subscribe(closing.signal)) await show(status);
      exit();
    };
    follow().catch(leave);
    const refresh = setInterval(() => void control.status().then(show).catch(leave), refreshMs);
    return () => {
      closing.abort();
      clearInterval(refresh);
    };
  }, [cli, control, refreshMs, exit]);
  return (
    <Box flexDirection="column">
      {lines.map((line, place) => (
        // Lines have no identity but their place.
        <Text key={place} wrap="truncate">
          {line === '' ? ' ' : line}
        </Text>
      ))}
      <Text dimColor>{cli.texts.status.watchHint}</Text>
    </Box>
  );
}
