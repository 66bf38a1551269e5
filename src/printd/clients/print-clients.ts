import type { PrintCause } from '../../domain/print-job.ts';
import type { ClientPrintState, PrintCommand, PrintServerFrame } from '../../protocol/print-frames.ts';

/** A connected client that is bound to a printer. */
export interface PrintClient {
  isOpen(): boolean;
  send(frame: PrintServerFrame): void;
  sendCommand(command: PrintCommand): void;
  /** Why it gets no paper now, as it says itself or because it owes an answer; null when it is ready. */
  trouble(): PrintCause | null;
  /** The job is in its hands until `release`. */
  lease(jobId: number): void;
  release(jobId: number): void;
  /** It was asked and said nothing: until it does, it gets nothing more for a while. */
  owe(): void;
}

/** A paper that clients have in hand. */
export interface PaperInHand {
  readonly jobId: number;
  /** False when it is not the client's to say. */
  hear(client: PrintClient, word: PrintWord): boolean;
  /** The client's connection ended. */
  lose(client: PrintClient): void;
}

export interface PrintWord {
  readonly status: ClientPrintState;
  readonly message: string;
}

/** Where the workers of printers and the connections of clients meet. */
export interface PrintClients {
  /** Newest connection first: an older one of the same client may be dead already. */
  of(printerId: number): readonly PrintClient[];
  join(printerId: number, client: PrintClient): void;
  leave(printerId: number, client: PrintClient): void;
  /** Something about a client of the printer is new. */
  changed(printerId: number): void;
  /** Calls `look` after every change; returns what ends that. */
  watch(printerId: number, look: () => void): () => void;
  /** The printer has this paper in hand until the returned function is called. */
  handOut(printerId: number, paper: PaperInHand): () => void;
  /** Passes a client's word on to who waits for it; undefined when nobody waits for that job. */
  tell(printerId: number, jobId: number, client: PrintClient, word: PrintWord): boolean | undefined;
  /** Sends a command to one ready client of the printer; false when there is none. */
  command(printerId: number, command: PrintCommand): boolean;
}

export function createPrintClients(): PrintClients {
  const joined = new Map<number, PrintClient[]>();
  const watchers = new Map<number, () => void>();
  const inHand = new Map<number, PaperInHand>();
  const of = (printerId: number) => joined.get(printerId) ?? [];
  const changed = (printerId: number) => watchers.get(printerId)?.();
  return {
    of,
    changed,
    join: (printerId, client) => {
      joined.set(printerId, [client, ...of(printerId)]);
      changed(printerId);
    },
    leave: (printerId, client) => {
      const others = of(printerId).filter((other) => other !== client);
      if (others.length > 0) joined.set(printerId, others);
      else joined.delete(printerId);
      inHand.get(printerId)?.lose(client);
      changed(printerId);
    },
    watch: (printerId, look) => {
      watchers.set(printerId, look);
      return () => {
        if (watchers.get(printerId) === look) watchers.delete(printerId);
      };
    },
    handOut: (printerId, paper) => {
      inHand.set(printerId, paper);
      return () => {
        if (inHand.get(printerId) === paper) inHand.delete(printerId);
      };
    },
    tell: (printerId, jobId, client, word) => {
      const paper = inHand.get(printerId);
      return paper?.jobId === jobId ? paper.hear(client, word) : undefined;
    },
    command: (printerId, command) => {
      const client = of(printerId).find((one) => one.isOpen() && one.trouble() === null);
      client?.sendCommand(command);
      return client !== undefined;
    },
  };
}
