import type { Cli } from '../../cli.ts';
import { createBell } from '../bell.ts';
import { showScreen } from '../show-screen.tsx';
import type { PageSources } from './page-sources.ts';
import { openTopDesk, type TopDeskOptions } from './top-desk.ts';
import { TopScreen } from './top-screen.tsx';

export interface RunTopOptions extends Omit<TopDeskOptions, 'onAlert' | 'onMessage' | 'signal'> {
  readonly sources: PageSources;
  readonly storeName: string;
  readonly timeZone: string;
  readonly ascii?: boolean | undefined;
}

/** Shows the whole store until `q` or Ctrl-C; says that the services go on. */
export async function runTop(
  cli: Cli,
  { sources, storeName, timeZone, ascii, ...options }: RunTopOptions,
): Promise<void> {
  const leaving = new AbortController();
  const desk = await openTopDesk({
    ...options,
    signal: leaving.signal,
    onAlert: createBell(cli.stdout),
  });
  await showScreen(
    cli,
    <TopScreen
      cli={cli}
      desk={desk}
      sources={sources}
      storeName={storeName}
      timeZone={timeZone}
      ascii={ascii}
    />,
    { desk, leaving },
  );
  cli.say(cli.texts.top.left(cli.calledAs));
}
