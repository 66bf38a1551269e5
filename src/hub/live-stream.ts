import type { LoggedEvent, StreamId } from '../protocol/events.ts';
import { readStream } from '../storage/event-log.ts';
import type { Storage } from '../storage/storage.ts';
import { type Message, toMessage } from './message.ts';
import { selectAll, type View } from './view.ts';

/** Somebody who reads a stream: first the history at their own pace, then, at its end, whatever is new. */
export interface Follower {
  readonly view: View;
  /** Stands at the stream's `position()`. */
  isLive(): boolean;
  /** Only while live: in order, each once. */
  send(messages: readonly Uint8Array[]): void;
  /** A word beside the stream, without a place in it. */
  signal(frame: Uint8Array): void;
  /** History was replaced: what the client has means nothing any more. */
  resync(): void;
  /** The stream can't be continued; the client must come back with its position. */
  cut(): void;
}

/** A stream with the end of its history in memory. */
export interface LiveStream {
  readonly id: StreamId;
  position(): number;
  readonly followers: Set<Follower>;
  /**
   * Reads what the log has after `position()`, up to a page, and passes it on. `more` may follow at once, `end`: nothing did,
   * `gap`: the log goes on, but not from here.
   */
  advance(): Promise<'more' | 'end' | 'gap'>;
  /**
   * What comes after `after`, up to a page and never beyond `position()`; `gone` when the log no longer reaches back.
   */
  history(after: number): Promise<readonly Message[] | 'gone'>;
  /** Continues at `position` after history was replaced. */
  restart(position: number): void;
}

export interface LiveStreamOptions {
  readonly storage: Pick<Storage, 'read'>;
  readonly id: StreamId;
  /** Where the stream ends now. */
  readonly head: number;
  /** How many messages stay in memory for clients that come back. */
  readonly keep: number;
  readonly onDelivered: (events: readonly LoggedEvent[], sent: number) => void;
}

// Far below what may wait for a socket: a client that keeps up is never taken for a slow one.
const pageBytes = 64 * 1024;
const pageRows = 50;

/** Opens a stream at its present end, the last `keep` messages already in memory. */
export async function openLiveStream(options: LiveStreamOptions): Promise<LiveStream> {
  const { storage, id, head, keep, onDelivered } = options;
  const read = async (after: number, limit: number) =>
    (await readStream(storage.read, id, after, limit)).map(toMessage);
  let position = head;
  let recent: readonly Message[] = [];
  const followers = new Set<Follower>();

  const pass = (messages: readonly Message[]) => {
    const selected = new Map<string, Uint8Array[]>();
    let sent = 0;
    for (const follower of followers) {
      if (!follower.isLive()) continue;
      const { key } = follower.view;
      const bytes = selected.get(key) ?? selectAll(follower.view, messages);
      selected.set(key, bytes);
      sent += bytes.length;
      if (bytes.length > 0) follower.send(bytes);
    }
    onDelivered(
      messages.map(({ event }) => event),
      sent,
    );
  };
  const inMemory = (after: number): readonly Message[] | undefined => {
    const first = recent[0]?.seq ?? position + 1;
    return after + 1 < first ? undefined : recent.slice(after + 1 - first, after + 1 - first + pageRows);
  };

  const last = (await read(Math.max(0, head - keep), keep)).filter(({ seq }) => seq <= head);
  if (isContiguous(last, head - last.length)) recent = last;

  return {
    id,
    position: () => position,
    followers,
    advance: async () => {
      const rows = await read(position, pageRows);
      const messages = firstPage(rows);
      if (!isContiguous(messages, position)) return 'gap';
      if (messages.length === 0) return 'end';
      position += messages.length;
      recent = [...recent, ...messages].slice(-keep);
      pass(messages);
      return messages.length < rows.length || rows.length === pageRows ? 'more' : 'end';
    },
    history: async (after) => {
      const kept = inMemory(after);
      if (kept) return firstPage(kept);
      const messages = firstPage(await read(after, pageRows)).filter(({ seq }) => seq <= position);
      return messages.length > 0 && isContiguous(messages, after) ? messages : 'gone';
    },
    restart: (head) => {
      position = head;
      recent = [];
      for (const follower of followers) follower.resync();
    },
  };
}

/** As many messages as fit into a page, but at least one. */
function firstPage(messages: readonly Message[]): readonly Message[] {
  let bytes = 0;
  const end = messages.findIndex(
    (message, index) => (bytes += message.bytes.length) > pageBytes && index > 0,
  );
  return end < 0 ? messages : messages.slice(0, end);
}

function isContiguous(messages: readonly Message[], after: number): boolean {
  return messages.every(({ seq }, index) => seq === after + 1 + index);
}
