import { render } from 'ink';
import type { Cli } from '../../cli.ts';
import { KitchenScreen } from './kitchen-screen.tsx';
import { type KitchenDeskOptions, openKitchenDesk } from './kitchen-desk.ts';

export interface RunKitchenOptions extends Omit<KitchenDeskOptions, 'onAlert' | 'signal'> {
  readonly storeName: string;
  readonly station?: string | undefined;
}

const bell = '\u0007';
/** The terminal's second page (xterm): what was there comes back when the screen is left. */
const enterScreen = '\u001b[?1049h\u001b[H';
const leaveScreen = '\u001b[?1049l';

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
  cli.stdout.write(enterScreen);
  const screen = render(
    <KitchenScreen
      cli={cli}
      desk={desk}
      storeName={storeName}
      station={station}
      onMute={(muted) => {
        isMuted = muted;
      }}
    />,
    { stdout: cli.stdout, stdin: cli.stdin, maxFps: 10 },
  );
  try {
    await Promise.race([screen.waitUntilExit(), desk.done]);
  } finally {
    screen.unmount();
    cli.stdout.write(leaveScreen);
    leaving.abort();
    await desk.done;
  }
}
