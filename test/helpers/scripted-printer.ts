import type { Channel, CloseReason, Transport } from '../../src/transports/transport.ts';
import { TransportError } from '../../src/transports/transport.ts';

/** What the driver asked; `ticket` is every run of bytes that is no question. */
export type Heard =
  | { readonly type: 'status'; readonly question: number }
  | { readonly type: 'clear' | 'paper' }
  | { readonly type: 'process_id'; readonly id: string }
  | { readonly type: 'identity'; readonly part: number }
  | { readonly type: 'ticket'; readonly bytes: readonly number[] };

export interface ScriptedPrinter {
  readonly transport: Transport;
  /** All that was heard since the last opening or {@link forget}. */
  heard(): readonly Heard[];
  /** Bytes that are no question: print data. */
  ticketBytes(): readonly number[];
  opened(): number;
  isOpen(): boolean;
  say(...bytes: number[]): void;
  hangUp(kind?: CloseReason['kind']): void;
  setReachable(reachable: boolean): void;
}

export type Script = (heard: Heard) => readonly number[] | undefined;

/** A printer in memory whose every answer the test decides. */
export function createScriptedPrinter(script: Script): ScriptedPrinter {
  let heard: Heard[] = [];
  let opened = 0;
  let reachable = true;
  let onData: ((bytes: Uint8Array) => void) | undefined;
  let onClose: ((reason: CloseReason) => void) | undefined;
  let closed: CloseReason | undefined;

  const say = (...bytes: number[]) => onData?.(Uint8Array.from(bytes));
  const hangUp = (kind: CloseReason['kind'] = 'ended') => {
    if (closed) return;
    closed = { kind, detail: `scripted: ${kind}` };
    onClose?.(closed);
  };
  const hear = async (bytes: Uint8Array) => {
    // As over a wire, the answer comes later than the writing.
    await Promise.resolve();
    for (const word of tellApart([...bytes])) {
      heard.push(word);
      if (closed) return;
      const answer = script(word);
      if (answer) say(...answer);
    }
  };
  const openChannel = (): Channel => {
    opened += 1;
    closed = undefined;
    onData = undefined;
    onClose = undefined;
    return {
      write: hear,
      onData: (listener) => {
        onData = listener;
      },
      onClose: (listener) => {
        onClose = listener;
      },
      end: async () => {
        hangUp();
        return closed ?? { kind: 'ended', detail: '' };
      },
    };
  };
  return {
    transport: {
      open: async () => {
        if (!reachable) throw new TransportError('refused');
        return openChannel();
      },
    },
    heard: () => heard,
    ticketBytes: () => heard.flatMap((word) => (word.type === 'ticket' ? word.bytes : [])),
    opened: () => opened,
    isOpen: () => opened > 0 && closed === undefined,
    say,
    hangUp,
    setReachable: (value) => {
      reachable = value;
      heard = [];
    },
  };
}

/** Answers of a healthy printer that can do everything. */
export const healthy: Script = (heard) => {
  switch (heard.type) {
    case 'status':
      return [0x12];
    case 'clear':
      return [0x37, 0x25, 0x00];
    case 'paper':
      return [0x00];
    case 'process_id':
      return [0x37, 0x22, ...ascii(heard.id), 0x00];
    case 'identity':
      return [0x5f, ...ascii(`part ${heard.part}`), 0x00];
    default:
      return undefined;
  }
};

export function ascii(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}

function tellApart(bytes: readonly number[]): Heard[] {
  const words: Heard[] = [];
  let ticket: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const question = questionAt(bytes.slice(at, at + 11));
    if (!question) {
      ticket.push(bytes[at] ?? 0);
      at += 1;
      continue;
    }
    if (ticket.length > 0) words.push({ type: 'ticket', bytes: ticket });
    ticket = [];
    words.push(question.heard);
    at += question.length;
  }
  if (ticket.length > 0) words.push({ type: 'ticket', bytes: ticket });
  return words;
}

function questionAt(bytes: readonly number[]): { heard: Heard; length: number } | undefined {
  const [first, second, third = 0] = bytes;
  if (first === 0x10 && second === 0x04) return { heard: { type: 'status', question: third }, length: 3 };
  if (first === 0x10 && second === 0x14 && third === 0x08) return { heard: { type: 'clear' }, length: 10 };
  if (first === 0x1d && second === 0x72) return { heard: { type: 'paper' }, length: 3 };
  if (first === 0x1d && second === 0x49) return { heard: { type: 'identity', part: third }, length: 3 };
  if (first === 0x1d && second === 0x28 && third === 0x48) {
    return { heard: { type: 'process_id', id: String.fromCharCode(...bytes.slice(7, 11)) }, length: 11 };
  }
  return undefined;
}
