import { render } from 'ink';
import type { Cli } from '../../cli.ts';
import type { PageSources } from './page-sources.ts';
import { openTopDesk, type TopDeskOptions } from './top-desk.ts';
import { TopScreen } from './top-screen.tsx';

export interface RunTopOptions extends Omit<TopDeskOptions, 'onAlert' | 'onMessage' | 'signal'> {
  readonly sources: PageSources;
  readonly storeName: string;
  readonly timeZone: string;
  readonly ascii?: boolean | undefined;
}

const bell = '\u0007';
/** The terminal's second page (xterm): what was there comes back when the screen is left. */
const enterScreen = '\u001b[?1049h\u001b[H';
const leaveScreen = '\u001b[?1049l';

/** Shows the whole store until `q` or Ctrl-C; says that the services go on. */
export async function runTop(
  cli: Cli,
  { sources, storeName, timeZone, ascii, ...options }: RunTopOptions,
): Promise<void> {
  const leaving = new AbortController();
  const desk = await openTopDesk({
    ...options,
    signal: leaving.signal,
    onAlert: () => void cli.stdout.write(bell),
  });
  cli.stdout.write(enterScreen);
  const screen = render(
    <TopScreen
      cli={cli}
      desk={desk}
      sources={sources}
      storeName={storeName}
      timeZone={timeZone}
      ascii={ascii}
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
  cli.say(cli.texts.top.left(cli.calledAs));
}
