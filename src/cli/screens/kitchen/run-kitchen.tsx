import type { Cli } from '../../cli.ts';
import { createBell } from '../bell.ts';
import { showScreen } from '../show-screen.tsx';
import { KitchenScreen } from './kitchen-screen.tsx';
import { type KitchenDeskOptions, openKitchenDesk } from './kitchen-desk.ts';

export interface RunKitchenOptions extends Omit<KitchenDeskOptions, 'onAlert' | 'signal'> {
  readonly storeName: string;
  /** IANA name of the store's time zone. */
  readonly timeZone: string;
  readonly station?: string | undefined;
}

/** Shows the board until `q` or Ctrl-C. */
export async function runKitchen(
  cli: Cli,
  { storeName, timeZone, station, ...options }: RunKitchenOptions,
): Promise<void> {
  const leaving = new AbortController();
  let isMuted = false;
  const bell = createBell(cli.stdout);
  const ring = () => {
    if (!isMuted) bell();
  };
  const desk = await openKitchenDesk({ ...options, signal: leaving.signal, onAlert: ring });
  await showScreen(
    cli,
    <KitchenScreen
      cli={cli}
      desk={desk}
      storeName={storeName}
      timeZone={timeZone}
      station={station}
      onMute={(muted) => {
        isMuted = muted;
      }}
    />,
    { desk, leaving },
  );
}
