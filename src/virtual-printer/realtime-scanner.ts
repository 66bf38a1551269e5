/** A command that is obeyed the moment its last byte arrives, wherever in the data it stands. */
export type RealtimeCommand =
  | { readonly name: 'DLE EOT'; readonly n: number }
  | { readonly name: 'DLE ENQ'; readonly n: number }
  | { readonly name: 'DLE DC4 1'; readonly pin: 2 | 5; readonly ms: number }
  | { readonly name: 'DLE DC4 2' }
  | { readonly name: 'DLE DC4 8' };

export interface RealtimeMatch {
  readonly command: RealtimeCommand;
  readonly length: number;
}

export interface RealtimeScanner {
  /** Looks at one arriving byte; a match ends with this byte. */
  push(byte: number): RealtimeMatch | undefined;
  /** Whether no real-time command has begun. */
  isIdle(): boolean;
  reset(): void;
}

/** Watches the arriving bytes for real-time commands; the bytes themselves go on to the receive buffer. */
export function createRealtimeScanner(): RealtimeScanner {
  let seen: number[] = [];
  return {
    push: (byte) => {
      seen.push(byte);
      while (seen.length > 0 && !patterns.some((pattern) => isStartOf(pattern, seen))) seen.shift();
      const pattern = patterns.find((each) => each.bytes.length === seen.length && isStartOf(each, seen));
      if (!pattern) return undefined;
      const match = { command: pattern.read(seen), length: seen.length };
      seen = [];
      return match;
    },
    isIdle: () => seen.length === 0,
    reset: () => {
      seen = [];
    },
  };
}

const dle = 0x10;
const range = (from: number, to: number) => (byte: number) => byte >= from && byte <= to;

interface Pattern {
  /** A byte value, or the test a parameter must pass. */
  readonly bytes: readonly (number | ((byte: number) => boolean))[];
  readonly read: (bytes: readonly number[]) => RealtimeCommand;
}

/** No pattern is the start of another. */
const patterns: readonly Pattern[] = [
  { bytes: [dle, 0x04, range(1, 4)], read: (bytes) => ({ name: 'DLE EOT', n: bytes[2] ?? 0 }) },
  { bytes: [dle, 0x05, range(0, 2)], read: (bytes) => ({ name: 'DLE ENQ', n: bytes[2] ?? 0 }) },
  {
    bytes: [dle, 0x14, 0x01, range(0, 1), range(1, 8)],
    read: (bytes) => ({ name: 'DLE DC4 1', pin: bytes[3] === 1 ? 5 : 2, ms: (bytes[4] ?? 0) * 100 }),
  },
  { bytes: [dle, 0x14, 0x02, 0x01, 0x08], read: () => ({ name: 'DLE DC4 2' }) },
  {
    bytes: [dle, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08],
    read: () => ({ name: 'DLE DC4 8' }),
  },
];

function isStartOf(pattern: Pattern, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => {
    const expected = pattern.bytes[index];
    return typeof expected === 'function' ? expected(byte) : expected === byte;
  });
}
