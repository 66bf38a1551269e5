import type { Cli } from '../../cli.ts';
import { bell, showScreen } from '../show-screen.ts';
import { KitchenScreen } from './kitchen-screen.tsx';
import { type KitchenDeskOptions, openKitchenDesk } from './kitchen-desk.ts';

export interface RunKitchenOptions extends Omit<KitchenDeskOptions, 'onAlert' | 'signal'> {
  readonly storeName: string;
  readonly station?: string | undefined;
}

/** Shows the board until `q` or Ctrl-C. */
export async function runKitchen(
  cli: Cli,
  { storeName, station, ...options }: RunKitchenOptions,
): Promise<void> {
  const leaving = new AbortController();
  let isMuted = false;
  const ring = () => {
    if (!isMuted) cli.stdout.write(bell);
  };
  const desk = await openKitchenDesk({ ...options, signal: leaving.signal, onAlert: ring });
  await showScreen(
    cli,
    <KitchenScreen
      cli={cli}
      desk={desk}
      storeName={storeName}
      station={station}
      onMute={(muted) => {
        isMuted = muted;
      }}
    />,
    { desk, leaving },
  );
}
