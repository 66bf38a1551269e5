import type { WebSocket } from 'ws';
import { DomainError } from '../../domain/errors.ts';
import { toLocalIso } from '../../domain/local-time.ts';
import type { Authenticator } from '../../operations/people/authenticate.ts';
import { bindPrintClient } from '../../operations/printers/bind-print-client.ts';
import { closeCodes } from '../../protocol/frames.ts';
import type { PrintClientFrame, PrintServerFrame } from '../../protocol/print-frames.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Logger } from '../../runtime/logger.ts';
import { findPrinter } from '../../storage/printers.ts';
import type { Storage } from '../../storage/storage.ts';
import { type Admission, admitClient } from './admit-client.ts';
import { openClientSocket } from './client-socket.ts';
import type { ClientTimings } from './client-timings.ts';
import { composeWelcome } from './compose-welcome.ts';
import { landLateWord } from './land-late-word.ts';
import type { Presence } from './presence.ts';
import type { PrintClient, PrintClients } from './print-clients.ts';
import { troubleOfWord } from './trouble-of-word.ts';

export interface ClientContext {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly authenticate: Authenticator;
  readonly clients: PrintClients;
  readonly presence: Presence;
  readonly timings: ClientTimings;
}

export interface ClientRequest {
  readonly id: number;
  /** Undefined: the first message brings it. */
  readonly token: string | undefined;
  readonly storeId: number | undefined;
  readonly remoteAddress: string;
}

export interface ClientSession {
  /** Resolves when the connection ended and all it said is dealt with. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

type FrameOf<Type extends PrintClientFrame['type']> = Extract<PrintClientFrame, { type: Type }>;

const presenceStepMs = 10_000;

/** Serves one connection: first who it is, then the printer it prints on, then its words about papers, in the order they come. */
export function serveClient(context: ClientContext, ws: WebSocket, request: ClientRequest): ClientSession {
  const { storage, clock, logger, authenticate, clients, presence, timings } = context;
  const connectedAt = clock.now().toISOString();
  const leased = new Set<number>();
  let finish = () => {};
  const ended = new Promise<void>((resolve) => (finish = resolve));
  let { token } = request;
  let admission: Admission | undefined;
  let printer: { readonly id: number; name: string; model: string; status: string } | undefined;
  let shownAt = -Infinity;
  let owesUntil = -Infinity;
  let acceptsDocuments = false;

  const timestamp = () => toLocalIso(clock.now(), admission?.store.timezone ?? 'UTC');
  const obey = async (frame: PrintClientFrame): Promise<void> => {
    if (!admission) {
      if (frame.type === 'auth') return admit(frame.token, request.storeId);
      return socket.close(closeCodes.unauthenticated, 'the first message must be the token');
    }
    if (frame.type === 'auth') return admit(frame.token, admission.store.id);
    if (frame.type === 'ping') return socket.send({ type: 'pong', timestamp: timestamp() });
    if (frame.type === 'printer_info') {
      acceptsDocuments = frame.accepts?.includes('document') ?? false;
      return bind(admission, frame.printer);
    }
    if (frame.type === 'print_status') return land(frame);
  };
  const admit = async (given: string, storeId: number | undefined): Promise<void> => {
    token = given;
    const isNew = !admission;
    const answer = await admitClient({ token, storeId, authenticate, storage });
    admission = 'code' in answer ? undefined : answer;
    if ('code' in answer) return socket.close(answer.code, answer.reason);
    if (isNew) socket.send(composeWelcome(answer.store, timestamp()));
  };
  const bind = async (
    { actor, store }: Admission,
    { name, model, status }: FrameOf<'printer_info'>['printer'],
  ): Promise<void> => {
    owesUntil = -Infinity;
    if (printer?.name === name) {
      printer = { ...printer, model, status };
      clients.changed(printer.id);
      return show();
    }
    const binding = { storeId: store.id, name, actor };
    const found = await orError(() => storage.write((tx) => bindPrintClient(tx, binding)));
    if (!found) return;
    if (printer) clients.leave(printer.id, client);
    printer = { id: found.id, name, model, status };
    if (socket.isOpen()) clients.join(found.id, client);
    show();
  };
  const land = async ({ job_id: jobId, status, message }: FrameOf<'print_status'>): Promise<void> => {
    if (!printer) return socket.sendError({ code: 'conflict', message: 'Send printer_info first.' }, jobId);
    const { id: printerId } = printer;
    const heard = clients.tell(printerId, jobId, client, { status, message });
    if (heard === false)
      socket.sendError(
        { code: 'conflict', message: `Another client has print job ${jobId} in hand.` },
        jobId,
      );
    if (heard === undefined)
      await orError(() => landLateWord({ printerId, jobId, status, message }, { storage, clock }), jobId);
    // Only now: the next paper may be a reprint that the word made needless.
    owesUntil = -Infinity;
    clients.changed(printerId);
  };
  const orError = async <T>(act: () => Promise<T>, jobId?: number): Promise<T | undefined> => {
    try {
      return await act();
    } catch (thrown) {
      if (!(thrown instanceof DomainError)) throw thrown;
      socket.sendError(thrown, jobId);
      return undefined;
    }
  };
  /** Rights end, and printers are removed, while sockets stay open. */
  const checkAgain = async (): Promise<void> => {
    if (!admission || token === undefined) return;
    await admit(token, admission.store.id);
    const bound = printer && (await findPrinter(storage.read, printer.id));
    if (printer && bound?.connection !== 'websocket') socket.close(closeCodes.unknown, 'the printer is gone');
  };
  const show = () => {
    if (!printer || !socket.isOpen()) return;
    shownAt = clock.monotonic();
    presence.put({
      ...printer,
      id: request.id,
      printerId: printer.id,
      remoteAddress: request.remoteAddress,
      leasedJobIds: [...leased],
      connectedAt,
      lastSeenAt: clock.now().toISOString(),
    });
  };
  const leave = () => {
    if (printer) clients.leave(printer.id, client);
    presence.remove(request.id);
    finish();
  };
  const demandToken = async (): Promise<void> => {
    await clock.sleep(timings.auth, socket.closed);
    if (token === undefined) socket.close(closeCodes.unauthenticated, 'no token in time');
  };

  const socket = openClientSocket(ws, {
    clock,
    logger,
    timings,
    timestamp,
    onFrame: obey,
    onLife: () => {
      if (clock.monotonic() - shownAt >= presenceStepMs) show();
    },
    onRound: checkAgain,
    onEnd: leave,
  });
  const client: PrintClient = {
    isOpen: socket.isOpen,
    send: (frame) => socket.send(acceptsDocuments ? frame : withoutDocument(frame)),
    sendCommand: (command) =>
      socket.send({ type: 'print_command', timestamp: timestamp(), data: { command } }),
    trouble: () => (owesUntil > clock.monotonic() ? 'busy' : troubleOfWord(printer?.status ?? 'ready')),
    lease: (jobId) => {
      leased.add(jobId);
      show();
    },
    release: (jobId) => {
      leased.delete(jobId);
      show();
    },
    owe: () => {
      owesUntil = clock.monotonic() + timings.owe;
      if (printer) clients.changed(printer.id);
    },
  };
  if (token === undefined) void demandToken();
  else {
    const given = token;
    socket.enqueue(() => admit(given, request.storeId));
  }
  return {
    ended,
    stop: () => {
      socket.close(closeCodes.goingAway, 'the service stops');
      return ended;
    },
  };
}

/** As requirement document 002 has it. */
function withoutDocument(frame: PrintServerFrame): PrintServerFrame {
  if (frame.type !== 'new_order') return frame;
  const { document: _document, ...order } = frame.order;
  return { ...frame, order };
}
