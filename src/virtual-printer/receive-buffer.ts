export interface ReceiveBuffer {
  readonly size: number;
  /** Whether the buffer proper is full; a few bytes more may still be read to find real-time commands. */
  isFull(): boolean;
  /** Whether some of the reserve is used. */
  isOverfull(): boolean;
  /** Whether not even the reserve has room. */
  isExhausted(): boolean;
  push(byte: number): void;
  /** The oldest byte. */
  take(): number | undefined;
  /** Removes the newest `count` bytes, or what there is of them, and returns how many went. */
  dropNewest(count: number): number;
  /** Empties the buffer and returns how many bytes were lost. */
  clear(): number;
}

/**
 * The bytes received and not yet interpreted. A printer goes on looking for real-time commands when its
 * buffer is full, so `reserve` bytes beyond the capacity are taken before reading stops.
 */
export function createReceiveBuffer({
  capacity,
  reserve = 256,
}: {
  capacity: () => number;
  reserve?: number;
}): ReceiveBuffer {
  let bytes: number[] = [];
  let taken = 0;
  const getSize = () => bytes.length - taken;
  const compact = () => {
    if (taken < 4096 && taken < bytes.length) return;
    bytes = bytes.slice(taken);
    taken = 0;
  };
  return {
    get size() {
      return getSize();
    },
    isFull: () => getSize() >= capacity(),
    isOverfull: () => getSize() > capacity(),
    isExhausted: () => getSize() >= capacity() + reserve,
    push: (byte) => void bytes.push(byte),
    take: () => {
      if (getSize() === 0) return undefined;
      const byte = bytes[taken++];
      compact();
      return byte;
    },
    dropNewest: (count) => {
      const dropped = Math.min(count, getSize());
      bytes.length -= dropped;
      return dropped;
    },
    clear: () => {
      const lost = getSize();
      bytes = [];
      taken = 0;
      return lost;
    },
  };
}
