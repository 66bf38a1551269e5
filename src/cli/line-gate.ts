import { Readable } from 'node:stream';

export interface LineGate {
  /** What readline reads of a question. */
  readonly input: Readable;
  /** Lets the next line through, as it is typed; what comes after it waits. */
  readonly letLineIn: () => void;
  readonly close: () => void;
}

/**
 * Gives each question one line of what is typed, pasted or piped in. A reader of its own for each question would swallow what
 * comes behind its line; one for all of them would show a password that was pasted before its question.
 */
export function openLineGate(stdin: NodeJS.ReadStream): LineGate {
  let waiting = Buffer.alloc(0);
  let isOpen = false;
  let hasEnded = false;
  let wasReturn = false;
  const input = Object.assign(new Readable({ read: () => undefined }), {
    setRawMode: (isRaw: boolean) => stdin.isTTY && stdin.setRawMode(isRaw),
  });
  const pass = () => {
    if (!isOpen) return;
    // Of the two ends of a line that Windows writes the second is none.
    if (wasReturn && waiting[0] === lineFeed) waiting = waiting.subarray(1);
    const end = waiting.findIndex((byte) => byte === carriageReturn || byte === lineFeed);
    const length = end < 0 ? waiting.length : end + 1;
    if (length > 0) {
      wasReturn = waiting[end] === carriageReturn;
      isOpen = end < 0;
      input.push(waiting.subarray(0, length));
      waiting = waiting.subarray(length);
    } else if (hasEnded) input.push(null);
  };
  const take = (chunk: Buffer) => {
    waiting = Buffer.concat([waiting, chunk]);
    pass();
  };
  const end = () => {
    hasEnded = true;
    pass();
  };
  stdin.on('data', take).once('end', end);
  return {
    input,
    letLineIn: () => {
      isOpen = true;
      pass();
    },
    close: () => {
      stdin.off('data', take).off('end', end).pause();
    },
  };
}

const carriageReturn = 0x0d;
const lineFeed = 0x0a;
