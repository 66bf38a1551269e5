import { createHash } from 'node:crypto';
import type { ClientPrintState } from '../protocol/print-frames.ts';
import type { Clock } from '../runtime/clock.ts';
import { openSpoolFile, readSpoolFile, type SpoolEntry } from './spool-file.ts';

/** A paper as the server names it. The same number with other words is another paper: a server may begin its numbers anew. */
export interface PaperName {
  readonly jobId: number;
  readonly digest: string;
}

export interface PaperEnd extends PaperName {
  readonly status: ClientPrintState;
  readonly message: string;
}

/** What the agent remembers of its papers over restarts. */
export interface AgentSpool {
  /** How the paper ended, if it ever was begun. */
  find(paper: PaperName): PaperEnd | undefined;
  /** Writes down for good that bytes may go out. */
  begin(paper: PaperName & { readonly content: string; readonly processId: string }): Promise<void>;
  /** A paper that was never begun leaves nothing to remember. */
  end(paper: PaperEnd): Promise<void>;
  /** Ends the server may not know, oldest first. */
  untold(): readonly PaperEnd[];
  told(paper: PaperName): Promise<void>;
  /** Text of the paper begun last. */
  last(): string | undefined;
  /** The process before this one ended in the middle of a paper. */
  readonly wasTorn: boolean;
  /** Papers begun so far. */
  count(): number;
  /** The job of a process id, among those remembered. */
  findByProcessId(processId: string): PaperName | undefined;
  close(): Promise<void>;
}

export function digestOf(content: string): string {
  return createHash('sha256').update(content).digest('base64url');
}

/** Papers remembered; a server repeats only what it gave out lately. */
const remembered = 500;

export async function openAgentSpool({
  folder,
  clock,
}: {
  readonly folder: string;
  readonly clock: Clock;
}): Promise<AgentSpool> {
  const found = recover(await readSpoolFile(folder), clock.now().toISOString());
  const records = new Map(found.map((record) => [keyOf(record), record]));
  const wasTorn = found.some(({ isTorn }) => isTorn);
  let count = found.reduce((most, { begun }) => Math.max(most, parseInt(begun.process_id, 36) || 0), 0);
  const file = await openSpoolFile(folder, found.flatMap(entriesOf));
  const recordOf = (paper: PaperName) => records.get(keyOf(paper));
  return {
    wasTorn,
    count: () => count,
    find: (paper) => recordOf(paper)?.end,
    begin: async ({ jobId, digest, content, processId }) => {
      const begun = {
        type: 'begun',
        job_id: jobId,
        digest,
        process_id: processId,
        content,
        at: clock.now().toISOString(),
      } as const;
      await file.append(begun);
      count += 1;
      const key = keyOf({ jobId, digest });
      records.delete(key);
      records.set(key, { jobId, digest, begun, end: undefined, isTold: false, isTorn: false });
      const [oldest] = records.keys();
      if (records.size > remembered && oldest !== undefined) records.delete(oldest);
    },
    end: async (end) => {
      const record = recordOf(end);
      // Known before it is on the disk: should that fail, the server is told all the same.
      if (!record) return;
      Object.assign(record, { end, isTold: false });
      await file.append(endEntry(end, clock.now().toISOString()));
    },
    untold: () =>
      [...records.values()].flatMap(({ end, isTold }) => (end === undefined || isTold ? [] : [end])),
    told: async ({ jobId, digest }) => {
      const record = recordOf({ jobId, digest });
      if (!record || record.isTold) return;
      record.isTold = true;
      await file.append({ type: 'told', job_id: jobId, digest });
    },
    last: () => [...records.values()].at(-1)?.begun.content,
    findByProcessId: (processId) =>
      [...records.values()].findLast(({ begun }) => begun.process_id === processId),
    close: () => file.close(),
  };
}

interface Remembered extends PaperName {
  readonly begun: Extract<SpoolEntry, { type: 'begun' }>;
  end: PaperEnd | undefined;
  isTold: boolean;
  readonly isTorn: boolean;
}

function keyOf({ jobId, digest }: PaperName): string {
  return `${jobId} ${digest}`;
}

/** Puts the lines together; a paper without an end may or may not have come out. */
function recover(entries: readonly SpoolEntry[], now: string): Remembered[] {
  const records = new Map<string, Remembered>();
  for (const entry of entries) {
    const paper: PaperName = { jobId: entry.job_id, digest: entry.digest };
    const key = keyOf(paper);
    const record = records.get(key);
    if (entry.type === 'begun') {
      records.delete(key);
      records.set(key, { ...paper, begun: entry, end: undefined, isTold: false, isTorn: true });
    } else if (record && entry.type === 'ended') {
      const end = { ...paper, status: entry.status, message: entry.message };
      records.set(key, { ...record, end, isTold: false, isTorn: false });
    } else if (record) records.set(key, { ...record, isTold: true });
  }
  return [...records.values()].slice(-remembered).map((record) => {
    const message = `The agent ended at ${record.begun.at} or after, in the middle of this paper; seen at ${now}.`;
    const { jobId, digest } = record;
    return record.isTorn ? { ...record, end: { jobId, digest, status: 'unconfirmed', message } } : record;
  });
}

function entriesOf({ begun, end, isTold, jobId, digest }: Remembered): SpoolEntry[] {
  return [
    begun,
    ...(end ? [endEntry(end, begun.at)] : []),
    ...(isTold ? [{ type: 'told', job_id: jobId, digest } as const] : []),
  ];
}

function endEntry({ jobId, digest, status, message }: PaperEnd, at: string): SpoolEntry {
  return { type: 'ended', job_id: jobId, digest, status, message, at };
}
