/**
 * What a printer says, told apart by the bytes' fixed bits (Epson ESC/POS application guide, appendix G).
 * - `status`: one byte, the answer to a DLE EOT question; which one only the order tells
 * - `automatic`: four bytes of automatic status back
 * - `in_turn`: one byte, the answer to GS r or another buffered question
 */
export type Reply =
  | { readonly type: 'status'; readonly byte: number }
  | { readonly type: 'automatic'; readonly bytes: readonly [number, number, number, number] }
  | { readonly type: 'in_turn'; readonly byte: number }
  | { readonly type: 'process_id'; readonly id: string }
  | { readonly type: 'cleared' }
  | { readonly type: 'identity'; readonly text: string }
  | { readonly type: 'notice'; readonly bytes: readonly number[] }
  | { readonly type: 'junk'; readonly bytes: readonly number[] };

/** What is still open after the bytes so far: nothing, a block up to its NUL, or automatic status. */
type Unfinished =
  | { readonly type: 'none' }
  | { readonly type: 'block'; readonly bytes: readonly number[] }
  | { readonly type: 'automatic'; readonly bytes: readonly number[] };

export interface ReplyParser {
  /** Takes any piece of the stream, even single bytes, and returns the replies it completes. */
  push(bytes: Uint8Array): Reply[];
}

/** Longest block: header and 80 bytes of text. */
const maxBlockBytes = 82;
const blockHeaders = new Set([0x37, 0x35, 0x3b, 0x3d, 0x5f]);
const xon = 0x11;
const xoff = 0x13;

export function createReplyParser(): ReplyParser {
  let unfinished: Unfinished = { type: 'none' };
  return {
    push: (bytes) => {
      const replies: Reply[] = [];
      for (const byte of bytes) unfinished = takeByte(unfinished, byte, replies);
      return replies;
    },
  };
}

function takeByte(unfinished: Unfinished, byte: number, replies: Reply[]): Unfinished {
  // Serial flow control may stand between any two bytes and matches no reply.
  if (byte === xon || byte === xoff) return unfinished;
  if (unfinished.type === 'block') return takeBlockByte(unfinished.bytes, byte, replies);
  if (unfinished.type === 'automatic') return takeAutomaticByte(unfinished.bytes, byte, replies);
  return takeFirstByte(byte, replies);
}

function takeFirstByte(byte: number, replies: Reply[]): Unfinished {
  if (blockHeaders.has(byte)) return { type: 'block', bytes: [byte] };
  if ((byte & 0x93) === 0x10) return { type: 'automatic', bytes: [byte] };
  if ((byte & 0x93) === 0x12) replies.push({ type: 'status', byte });
  else if ((byte & 0x90) === 0) replies.push({ type: 'in_turn', byte });
  else replies.push({ type: 'junk', bytes: [byte] });
  return { type: 'none' };
}

function takeBlockByte(bytes: readonly number[], byte: number, replies: Reply[]): Unfinished {
  if (byte === 0) {
    replies.push(readBlock(bytes));
    return { type: 'none' };
  }
  // Text is printable; anything else means the header was noise and this byte begins something of its own.
  const isText = bytes[0] === 0x5f ? byte >= 0x20 : byte >= 0x20 && byte < 0x80;
  if (isText && bytes.length < maxBlockBytes) return { type: 'block', bytes: [...bytes, byte] };
  replies.push({ type: 'junk', bytes });
  return takeFirstByte(byte, replies);
}

function takeAutomaticByte(bytes: readonly number[], byte: number, replies: Reply[]): Unfinished {
  const [first, second, third] = bytes;
  if ((byte & 0x90) !== 0) {
    replies.push({ type: 'junk', bytes });
    return takeFirstByte(byte, replies);
  }
  if (first === undefined || second === undefined || third === undefined) {
    return { type: 'automatic', bytes: [...bytes, byte] };
  }
  replies.push({ type: 'automatic', bytes: [first, second, third, byte] });
  return { type: 'none' };
}

function readBlock(bytes: readonly number[]): Reply {
  const [header, kind, ...rest] = bytes;
  if (header === 0x37 && kind === 0x22 && rest.length === 4) return { type: 'process_id', id: toText(rest) };
  if (header === 0x37 && kind === 0x25 && rest.length === 0) return { type: 'cleared' };
  if (header === 0x5f) return { type: 'identity', text: toText(bytes.slice(1)) };
  if (bytes.length === 1) return { type: 'junk', bytes };
  return { type: 'notice', bytes };
}

function toText(bytes: readonly number[]): string {
  return String.fromCharCode(...bytes).trim();
}
