import { type Condition, hasError, isOffline } from './condition.ts';

/** The one byte that answers DLE EOT n, n = 1…4. */
export function getRealtimeStatus(n: number, condition: Condition): number {
  const bits = realtimeBits[n] ?? [];
  return sumBits(0x12, bits, condition);
}

/** The four bytes of automatic status back. */
export function getAutomaticStatus(condition: Condition): [number, number, number, number] {
  return [
    sumBits(0x10, automaticPrinterBits, condition),
    sumBits(0, errorBits, condition),
    getPaperSensor(condition),
    0x0f,
  ];
}

/** Answer to GS r 1 and ESC v. */
export function getPaperSensor(condition: Condition): number {
  return sumBits(0, paperBits, condition);
}

/** Answer to GS r 2 and ESC u. */
export function getDrawerSensor(condition: Condition): number {
  return condition.drawerHigh ? 1 : 0;
}

type Bit = readonly [mask: number, isSet: (condition: Condition) => boolean];

const errorBits: readonly Bit[] = [
  [0x08, (c) => c.cutterError],
  [0x20, (c) => c.unrecoverable],
  [0x40, (c) => c.headHot],
];

/** The near-end sensor sits before the end sensor: no paper at the second means none at the first. */
const paperBits: readonly Bit[] = [
  [0x03, (c) => c.paperNearEnd || c.paperEnd],
  [0x0c, (c) => c.paperEnd],
];

const automaticPrinterBits: readonly Bit[] = [
  [0x04, (c) => c.drawerHigh],
  [0x08, isOffline],
  [0x20, (c) => c.coverOpen],
  [0x40, (c) => c.feedPressed],
];

const realtimeBits: Readonly<Record<number, readonly Bit[]>> = {
  1: [
    [0x04, (c) => c.drawerHigh],
    [0x08, isOffline],
    [0x20, (c) => c.waitRecovery],
    [0x40, (c) => c.feedPressed],
  ],
  2: [
    [0x04, (c) => c.coverOpen],
    [0x08, (c) => c.feedPressed],
    [0x20, (c) => c.paperEnd],
    [0x40, hasError],
  ],
  3: errorBits,
  4: [
    [0x0c, (c) => c.paperNearEnd || c.paperEnd],
    [0x60, (c) => c.paperEnd],
  ],
};

function sumBits(fixed: number, bits: readonly Bit[], condition: Condition): number {
  return bits.reduce((byte, [mask, isSet]) => (isSet(condition) ? byte | mask : byte), fixed);
}
