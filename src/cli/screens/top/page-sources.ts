import { spawn } from 'node:child_process';
import pc from 'picocolors';
import type { ApiClient } from '../../../client/api-client.ts';
import type { ControlClient } from '../../../client/control-client.ts';
import { coerceError, DomainError } from '../../../domain/errors.ts';
import type { LogSource } from '../../../protocol/control.ts';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import type { SagaOnWire } from '../../../protocol/sagas.ts';
import { systemClock } from '../../../runtime/clock.ts';
import type { Cli } from '../../cli.ts';
import { type Finding, urgentFirst } from '../../doctor/finding.ts';
import { explanationLines } from '../../output/explanation-lines.ts';
import { formatLogLine } from '../../output/format-log-line.ts';
import type { PageSource } from './text-page.ts';

/** Where the pages of text come from. */
export interface PageSources {
  why(orderId: number): PageSource;
  /** How far the steps of these orders are, kept true while it is shown. */
  sagas(orders: () => readonly OrderOnWire[]): PageSource;
  doctor(): PageSource;
  /** The last lines of a service, or of all, and every new one. */
  logs(service: LogSource | undefined): PageSource;
  /** What a job prints, column by column. */
  preview(jobId: number): PageSource;
  /** Runs a command of this program and shows what it says. */
  command(line: string): PageSource;
}

export interface PageSourcesOptions {
  readonly cli: Cli;
  readonly api: Pick<ApiClient, 'explainOrder' | 'getSaga' | 'previewPrintJobText'>;
  readonly control: Pick<ControlClient, 'logs'>;
  /** Settings the commands of the palette get besides the environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

const plain = pc.createColors(false);
const rememberLines = 1000;
/** Lines come in bursts; the eye needs no more than this, ms. */
const pauseMs = 150;
const sagaPauseMs = 5000;

export function createPageSources({ cli, api, control, env }: PageSourcesOptions): PageSources {
  const { texts } = cli;
  return {
    why: (id) => async (show) =>
      show(explanationLines({ texts, colors: plain }, await api.explainOrder({ params: { id } }))),
    sagas: (orders) => async (show, signal) => {
      while (!signal.aborted) {
        const lines: string[] = [];
        for (const order of orders().toSorted((a, b) => a.id - b.id)) {
          const saga = await findSaga(api, order.id);
          if (saga) lines.push(...describeSaga(order, saga, cli));
        }
        show(lines);
        await systemClock.sleep(sagaPauseMs, signal);
      }
    },
    doctor: () => async (show) => {
      const { examine } = await import('../../doctor/examine.ts');
      show(findingLines(await examine(cli)));
    },
    logs: (service) => (show, signal) =>
      gather(show, signal, async (add) => {
        const query = { ...(service && { service }), lines: 200, follow: true };
        for await (const line of control.logs(query, signal)) add(...formatLogLine(line, plain).split('\n'));
      }),
    preview: (id) => async (show) => {
      const text = await api.previewPrintJobText({ params: { id }, query: {} });
      show(new TextDecoder().decode(text).trimEnd().split('\n'));
    },
    command: (line) => (show, signal) =>
      gather(show, signal, async (add) => {
        const code = await run(cli, { args: splitCommand(line), env, signal, onText: (text) => add(text) });
        if (code !== 0) add(`✖ ${texts.top.ended(String(code))}`);
      }),
  };
}

const levelMarks = { fail: '✖', warn: '!', ok: '✔' };

/** What the doctor found, the most urgent first, each with what mends it. */
export function findingLines(findings: readonly Finding[]): string[] {
  return urgentFirst(findings).flatMap(({ level, sentence, fix }) => [
    `${levelMarks[level]} ${sentence}`,
    ...(fix === null ? [] : [`  → ${fix}`]),
  ]);
}

/** Shows the last lines that were added, a burst at a time. */
async function gather(
  show: (lines: readonly string[]) => void,
  signal: AbortSignal,
  read: (add: (...lines: readonly string[]) => void) => Promise<void>,
): Promise<void> {
  let lines: string[] = [];
  let isWaiting = false;
  const showSoon = async () => {
    if (isWaiting) return;
    isWaiting = true;
    await systemClock.sleep(pauseMs, signal);
    isWaiting = false;
    show(lines);
  };
  await read((...added) => {
    lines = [...lines, ...added].slice(-rememberLines);
    void showSoon();
  });
  show(lines);
}

async function findSaga(api: PageSourcesOptions['api'], orderId: number): Promise<SagaOnWire | undefined> {
  try {
    return await api.getSaga({ params: { order_id: orderId } });
  } catch (thrown) {
    // Orders from before there were sagas have none.
    if (coerceError(thrown) instanceof DomainError && isNotFound(thrown)) return undefined;
    throw thrown;
  }
}

function isNotFound(thrown: unknown): boolean {
  return thrown instanceof DomainError && thrown.code === 'not_found';
}

function describeSaga(
  { daily_number: number, order_number: name }: OrderOnWire,
  { status, executed_steps: done, steps, waiting, attempts, last_error: error }: SagaOnWire,
  { texts }: Cli,
): string[] {
  const open = steps.findLast(({ done_at }) => done_at === null);
  const mark = status === 'needs_attention' ? '✖' : attempts > 0 ? '!' : ' ';
  // An order may go on before it is paid: then the step is over, the money still to come.
  const isDeferred = steps.some((step) => step.direction === 'forward' && step.result === 'deferred');
  const tellDone = (step: (typeof done)[number]) =>
    step === 'payment' && isDeferred ? `◦${texts.top.payLater}` : `✔${texts.sagaSteps[step]}`;
  return [
    [
      `${mark} #${String(number).padStart(3, '0')} ${name}`,
      texts.sagaStates[status],
      done.map(tellDone).join(' '),
      ...(open ? [`${open.direction === 'forward' ? '…' : '↩'} ${texts.sagaSteps[open.step]}`] : []),
      ...(waiting === null ? [] : [texts.top.waitsFor(texts.sagaWaits[waiting])]),
    ]
      .filter(Boolean)
      .join('  '),
    ...(error === null ? [] : [`    ${error}`]),
  ];
}

/** `order show 3 --note "a b"` as arguments; what is called by its own name is meant. */
function splitCommand(line: string): string[] {
  const words = [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, word]) => double ?? single ?? word ?? '',
  );
  return words[0] === 'restaurantctl' ? words.slice(1) : words;
}

interface RunOptions {
  readonly args: readonly string[];
  readonly env: PageSourcesOptions['env'];
  readonly signal: AbortSignal;
  readonly onText: (line: string) => void;
}

/** @returns its exit code, or the signal that ended it */
function run(cli: Cli, { args, env, signal, onText }: RunOptions): Promise<number | string> {
  const child = spawn(cli.execPath, [cli.argv[1] ?? '', ...args], {
    env: { ...cli.env, ...env, NO_COLOR: '1', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = () => void child.kill();
  signal.addEventListener('abort', end, { once: true });
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onText(line);
    });
    stream.on('end', () => {
      if (rest !== '') onText(rest);
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, by) => {
      signal.removeEventListener('abort', end);
      resolve(code ?? by ?? '');
    });
  });
}
