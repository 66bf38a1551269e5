import pc from 'picocolors';
import type { Cli } from '../../cli.ts';
import { describeEvent } from '../../output/describe-event.ts';
import { createBell } from '../bell.ts';
import { notificationOf } from '../notification.ts';
import { showScreen } from '../show-screen.tsx';
import type { PageSources } from './page-sources.ts';
import { openTopDesk, type TopDeskOptions } from './top-desk.ts';
import { TopScreen } from './top-screen.tsx';

export interface TopStore {
  readonly id: number;
  readonly name: string;
  /** IANA name. */
  readonly timeZone: string;
}

export interface RunTopOptions
  extends Omit<TopDeskOptions, 'onAlert' | 'onMessage' | 'signal' | 'store' | 'url'> {
  /** Those to go through with `s`, in their order. */
  readonly stores: readonly [TopStore, ...TopStore[]];
  /** The one to begin with. */
  readonly first: number;
  /** The hub's channel of a store. */
  readonly urlOf: (store: number) => Promise<string>;
  readonly sources: PageSources;
  readonly ascii?: boolean | undefined;
  /** The terminal's own notifications besides the bell. */
  readonly notify?: boolean | undefined;
}

/** Shows a whole store, or one after the other, until `q` or Ctrl-C; says that the services go on. */
export async function runTop(cli: Cli, { stores, first, ...options }: RunTopOptions): Promise<void> {
  let store: TopStore | undefined = stores.find(({ id }) => id === first) ?? stores[0];
  while (store) {
    const next: TopStore = stores[(stores.indexOf(store) + 1) % stores.length] ?? store;
    const isSwitched = await showStore(cli, { ...options, store, hasNext: stores.length > 1 });
    store = isSwitched ? next : undefined;
  }
  cli.say(cli.texts.top.left(cli.calledAs));
}

interface ShownStore extends Omit<RunTopOptions, 'stores' | 'first'> {
  readonly store: TopStore;
  readonly hasNext: boolean;
}

/** Resolves with whether the next store is wanted. */
async function showStore(
  cli: Cli,
  { store, hasNext, urlOf, sources, ascii, notify, ...options }: ShownStore,
) {
  const leaving = new AbortController();
  const bell = createBell(cli.stdout);
  const desk = await openTopDesk({
    ...options,
    store: store.id,
    url: () => urlOf(store.id),
    signal: leaving.signal,
    onAlert: (message) => {
      bell();
      const text = describeEvent({ ...cli, colors: plain }, message).trim();
      const words = notify ? notificationOf(cli.env, { title: store.name, text }) : undefined;
      if (words !== undefined) cli.stdout.write(words);
    },
  });
  let isSwitched = false;
  await showScreen(
    cli,
    <TopScreen
      cli={cli}
      desk={desk}
      sources={sources}
      storeName={store.name}
      timeZone={store.timeZone}
      ascii={ascii}
      onNextStore={hasNext ? () => void (isSwitched = true) : undefined}
    />,
    { desk, leaving },
  );
  return isSwitched;
}

const plain = pc.createColors(false);
