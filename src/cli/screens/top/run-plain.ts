import type { Cli } from '../../cli.ts';
import { describeEvent } from '../../output/describe-event.ts';
import { noticesOf } from '../notice-lines.ts';
import { alarmLine } from './alarm-lines.ts';
import { screensLine } from './health-lines.ts';
import { type Line, textOf } from './lines.ts';
import { openTopDesk, type TopDesk, type TopDeskOptions } from './top-desk.ts';

export interface RunPlainOptions extends Omit<TopDeskOptions, 'onAlert' | 'onMessage' | 'signal'> {
  readonly storeName: string;
  /** IANA name of the store's time zone. */
  readonly timeZone: string;
  /** One JSON object a line instead of sentences. */
  readonly json?: boolean | undefined;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/** The same for a pipe, a log or a screen reader: a line per event, and a line whenever the state of things changes. */
export async function runPlain(
  cli: Cli,
  { storeName, timeZone, json, signal, ...options }: RunPlainOptions,
): Promise<void> {
  const { clock } = options;
  const desk = await openTopDesk({
    ...options,
    signal,
    onAlert: () => {},
    onMessage: (message) =>
      cli.print(json ? JSON.stringify({ kind: 'event', ...message }) : describeEvent(cli, message)),
  });
  let told = '';
  const tell = () => {
    const lines = statusOf(desk).map((line) => textOf(line).trimEnd());
    const status = lines.join('\n');
    if (status === told) return;
    told = status;
    if (json) cli.print(JSON.stringify(jsonStatus(desk, cli.language, lines[0] ?? '')));
    else for (const line of lines) cli.print(line);
  };
  tell();
  const stop = desk.subscribe(tell);
  // That nothing is heard any more is no event: it must be looked for.
  const timer = setInterval(tell, 1000);
  try {
    await desk.done;
  } finally {
    clearInterval(timer);
    stop();
  }

  function statusOf({ getState }: TopDesk): Line[] {
    const state = getState();
    const notices = noticesOf(state.kitchen, cli.language);
    const frame = {
      state: { ...state, kitchen: { ...state.kitchen, board: { ...state.kitchen.board, seq: 0 } } },
      texts: cli.texts,
      language: cli.language,
      storeName,
      timeZone,
      now: (clock?.now() ?? new Date()).getTime() + state.kitchen.skewMs,
      monotonic: clock?.monotonic() ?? performance.now(),
      columns: 1000,
    };
    const [counts] = textOf(screensLine(frame)).split(/\s+[●○] seq/);
    return [alarmLine(frame), [{ text: counts ?? '' }], ...notices.map((text) => [{ text: `! ${text}` }])];
  }
}

function jsonStatus({ getState }: TopDesk, language: Cli['language'], sentence: string): object {
  const { system, attention, screens, apiError, kitchen } = getState();
  return {
    kind: 'status',
    sentence,
    seq: kitchen.board.seq,
    is_connected: kitchen.isConnected,
    api_error: apiError,
    services: system?.services ?? null,
    printers: kitchen.printers,
    losses: kitchen.losses,
    notices: noticesOf(kitchen, language),
    screens,
    attention,
    open_orders: kitchen.board.orders.size,
  };
}
