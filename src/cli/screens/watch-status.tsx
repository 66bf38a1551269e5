import { Box, Text, render, useApp, useInput } from 'ink';
import { useEffect, useState } from 'react';
import type { ControlClient } from '../../client/control-client.ts';
import type { SystemStatus } from '../../protocol/control.ts';
import type { Cli } from '../cli.ts';
import { statusLines } from '../output/status-lines.ts';

/** Shows the status on the terminal and keeps it true until `q`, Ctrl-C or the end of the system. */
export async function watchStatus(cli: Cli, control: ControlClient): Promise<void> {
  const first = await control.status();
  const closed = new AbortController();
  const { waitUntilExit } = render(
    <StatusScreen cli={cli} control={control} first={first} signal={closed.signal} />,
    {
      stdout: cli.stdout,
      stdin: cli.stdin,
    },
  );
  try {
    await waitUntilExit();
  } finally {
    closed.abort();
  }
}

interface StatusScreenProps {
  readonly cli: Cli;
  readonly control: Pick<ControlClient, 'subscribe'>;
  readonly first: SystemStatus;
  readonly signal: AbortSignal;
}

export function StatusScreen({ cli, control, first, signal }: StatusScreenProps) {
  const [lines, setLines] = useState<readonly string[]>([]);
  const { exit } = useApp();
  useInput((input) => {
    if (input === 'q') exit();
  });
  useEffect(() => {
    const follow = async () => {
      setLines(await statusLines(cli, first));
      for await (const status of control.subscribe(signal)) setLines(await statusLines(cli, status));
    };
    follow().then(
      () => exit(),
      (thrown: unknown) => exit(thrown instanceof Error ? thrown : new Error(String(thrown))),
    );
  }, [cli, control, first, signal, exit]);
  return (
    <Box flexDirection="column">
      {lines.map((line, i) => (
        // Lines have no identity but their place.
        <Text key={i}>{line === '' ? ' ' : line}</Text>
      ))}
      <Text dimColor>{cli.texts.status.watchHint}</Text>
    </Box>
  );
}
