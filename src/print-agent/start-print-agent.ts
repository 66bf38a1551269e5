import { coerceError } from '../domain/errors.ts';
import type { Delivery } from '../driver/delivery.ts';
import type { PrintServerWord } from '../protocol/print-frames.ts';
import { type AgentPrinter, type AgentPrinterOptions, createAgentPrinter } from './agent-printer.ts';
import { digestOf, openAgentSpool, type PaperEnd, type PaperName } from './agent-spool.ts';
import { endOfPaper } from './end-of-paper.ts';
import { defaultLineTimings, keepCalling, type LineTimings, type ServerLine } from './server-line.ts';
import type { TicketDocument } from '../tickets/document.ts';
import { agentTestPage, markedAgain, textDocument } from './text-document.ts';

export interface PrintAgentOptions
  extends Omit<AgentPrinterOptions, 'orphaned' | 'onStatus' | 'onLateProof' | 'timings'> {
  readonly url: string;
  readonly token: string;
  /** Of the printer, as the restaurant knows it. */
  readonly name: string;
  readonly model: string;
  /** Of its spool. */
  readonly folder: string;
  readonly random?: () => number;
  readonly lineTimings?: Partial<LineTimings>;
  readonly printerTimings?: AgentPrinterOptions['timings'];
  readonly onEvent?: (event: AgentEvent) => void;
}

export type AgentEvent =
  | { readonly type: 'connected' }
  | { readonly type: 'disconnected'; readonly reason: string }
  | { readonly type: 'trouble'; readonly message: string }
  | { readonly type: 'printer'; readonly status: string }
  | { readonly type: 'begun'; readonly jobId: number }
  | { readonly type: 'ended'; readonly jobId: number; readonly status: string; readonly message: string };

export interface PrintAgent {
  /** Finishes the paper in hand, tells the server, says goodbye. */
  stop(): Promise<void>;
}

type NewPaper = Extract<PrintServerWord, { type: 'new_order' }>['order'];

/** Milliseconds. */
const flushMs = 5_000;
const stillPrintingMs = 5_000;
/** A printer that says it is ready and takes nothing (busy with something else) is asked again so often … */
const againMs = 2_000;
/** … for so long, less than a server waits; then it counts as busy for a while. */
const insistMs = 10_000;
const busyMs = 5_000;

/**
 * Prints for a server elsewhere on the printer beside it. What it does is on its own disk before it does it: after a crash it says that
 * it does not know, and never prints a paper twice by itself. What the server has not heard is told again until it has.
 */
export async function startPrintAgent(options: PrintAgentOptions): Promise<PrintAgent> {
  const { name, model, columns, clock, onEvent = () => {}, random = Math.random } = options;
  const spool = await openAgentSpool({ folder: options.folder, clock });
  const stopping = new AbortController();
  const hungUp = new AbortController();
  let line: ServerLine | undefined;
  /** Until the server has heard what it missed, the printer counts as busy: a reprint may turn out to be needless. */
  let isSettled = false;
  let busyUntil = -Infinity;
  let work = Promise.resolve();

  const printer: AgentPrinter = createAgentPrinter({
    ...options,
    timings: options.printerTimings ?? {},
    orphaned: spool.wasTorn,
    onStatus: (status) => {
      onEvent({ type: 'printer', status });
      introduce();
    },
    onLateProof: (processId) => void enqueue(() => settleLate(processId)),
  });
  const introduce = () => {
    const isBusy = stopping.signal.aborted || !isSettled || busyUntil > clock.monotonic();
    const status = isBusy && printer.status() === 'ready' ? 'busy' : printer.status();
    line?.send({ type: 'printer_info', printer: { name, model, status }, accepts: ['document'] });
  };
  const complain = (thrown: unknown) => {
    onEvent({ type: 'trouble', message: coerceError(thrown).message });
  };
  const enqueue = (step: () => Promise<void>): Promise<void> => {
    work = work.then(step).catch(complain);
    return work;
  };
  const tellAll = async (): Promise<boolean> => {
    const told = line;
    const untold = spool.untold();
    if (!told || untold.length === 0) return told !== undefined;
    for (const end of untold) told.send(statusFrame(end));
    // Old servers may not answer pings; then it is told again at the next connection.
    if (!(await told.flush(flushMs))) return !told.closed.aborted;
    for (const end of untold) await spool.told(end);
    return true;
  };
  const restForAWhile = () => {
    busyUntil = clock.monotonic() + busyMs;
    introduce();
    void clock.sleep(busyMs + 1, stopping.signal).then(introduce);
  };
  const settleDown = async (): Promise<void> => {
    const own = line;
    if (!(await tellAll()) || own !== line) return;
    isSettled = true;
    introduce();
  };

  const print = async (order: NewPaper): Promise<void> => {
    const { job_id: jobId, content } = order;
    const paper = { jobId, digest: digestOf(content) };
    const known = spool.find(paper);
    // The server asks again only where it has not heard, or where nothing came out.
    if (known && known.status !== 'failed') return line?.send(statusFrame(known));
    if (stopping.signal.aborted)
      return line?.send(statusFrame({ ...paper, status: 'failed', message: 'the agent stops' }));
    const end: PaperEnd = { ...paper, ...endOfPaper(await insist(paper, order)) };
    // Should the disk be full now, the server is told all the same.
    await spool.end(end).catch(complain);
    onEvent({ type: 'ended', jobId, status: end.status, message: end.message });
    // First why: else the server would give it out again at once.
    if (end.status === 'failed') restForAWhile();
    line?.send(statusFrame(end));
    await tellAll();
  };
  const insist = async (paper: PaperName, order: NewPaper): Promise<Delivery> => {
    const deadline = clock.monotonic() + insistMs;
    for (;;) {
      const delivery = await deliver(paper, order);
      const isSafe = delivery.kind === 'waiting' || delivery.kind === 'not_sent';
      const isOver = stopping.signal.aborted || clock.monotonic() + againMs > deadline;
      if (!isSafe || isOver || printer.status() !== 'ready') return delivery;
      await clock.sleep(againMs, stopping.signal);
    }
  };
  const deliver = async (paper: PaperName, order: NewPaper): Promise<Delivery> => {
    const { content, copies } = order;
    const document: TicketDocument = order.document ?? textDocument(content);
    const finished = new AbortController();
    const begin = async (processId: string) => {
      await spool.begin({ ...paper, content, processId });
      onEvent({ type: 'begun', jobId: paper.jobId });
      void sayPrinting(paper.jobId, finished.signal);
    };
    try {
      const number = spool.count() + 1;
      return await printer.print({ document, copies, number, begin });
    } catch (thrown) {
      // The intent could not be written down: then no byte went out.
      return { kind: 'not_sent', cause: 'error', detail: coerceError(thrown).message };
    } finally {
      finished.abort();
    }
  };
  /** The server counts silence as a loss. */
  const sayPrinting = async (jobId: number, finished: AbortSignal): Promise<void> => {
    while (!finished.aborted) {
      line?.send({ type: 'print_status', job_id: jobId, status: 'printing', message: '' });
      await clock.sleep(stillPrintingMs, finished);
    }
  };
  const settleLate = async (processId: string): Promise<void> => {
    const paper = spool.findByProcessId(processId);
    if (!paper || spool.find(paper)?.status !== 'unconfirmed') return;
    const { jobId, digest } = paper;
    await spool.end({ jobId, digest, status: 'completed', message: 'proof: process_id, late' });
    await tellAll();
  };
  const obey = async (command: string): Promise<void> => {
    const last = spool.last();
    if (command === 'open_drawer') return printer.openDrawer();
    const document =
      command === 'test_print'
        ? agentTestPage({ name, columns, time: clock.now().toISOString() })
        : command === 'reprint' && last !== undefined
          ? markedAgain(textDocument(last))
          : undefined;
    if (!document) return;
    await printer.print({ document, copies: 1, number: extraPapers++, begin: async () => {} });
  };
  // Apart from the numbers of papers that the spool counts.
  let extraPapers = 1_000_000;

  const calling = keepCalling(
    {
      url: options.url,
      token: options.token,
      clock,
      random,
      timings: { ...defaultLineTimings, ...options.lineTimings },
      onOpen: (opened) => {
        line = opened;
        isSettled = false;
        onEvent({ type: 'connected' });
        introduce();
        void enqueue(settleDown);
      },
      onWord: (word) => {
        if (word.type === 'new_order') return void enqueue(() => print(word.order));
        if (word.type === 'print_command') return void enqueue(() => obey(word.data.command));
        onEvent({ type: 'trouble', message: word.message });
      },
      onLost: (reason) => {
        line = undefined;
        onEvent({ type: 'disconnected', reason });
      },
    },
    hungUp.signal,
  );
  return {
    stop: async () => {
      stopping.abort();
      introduce();
      await work;
      await tellAll();
      hungUp.abort();
      line?.close();
      await calling;
      await printer.close();
      await spool.close();
    },
  };
}

function statusFrame({ jobId, status, message }: PaperEnd): object {
  return { type: 'print_status', job_id: jobId, status, message };
}
