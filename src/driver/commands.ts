import type { PrinterProfile } from '../domain/printer-profile.ts';
import type { ProcessId } from './process-id.ts';

/** DLE EOT n, answered at once, also by a printer that is offline: 1 printer, 2 offline cause, 3 error cause, 4 paper. */
export type StatusQuestion = 1 | 2 | 3 | 4;

/** @param questions At most four at a time: that is what printers keep in mind. */
export function askStatus(questions: readonly StatusQuestion[]): Uint8Array {
  return Uint8Array.from(questions.flatMap((n) => [0x10, 0x04, n]));
}

/** DLE DC4 8: empties receive and print buffers, also while offline; answered by `37 25 00`. Drops pending process ids. */
export const clearBuffers = Uint8Array.of(0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08);

/** DLE ENQ 2: recover from a recoverable error, dropping what was buffered. Only after a person looked. */
export const recoverDropping = Uint8Array.of(0x10, 0x05, 0x02);

/** ESC = 1: a printer left deselected ignores everything but real-time commands. */
export const selectPrinter = Uint8Array.of(0x1b, 0x3d, 0x01);

/** GS r 1: answered by one byte when its turn comes. */
export const askPaperInTurn = Uint8Array.of(0x1d, 0x72, 0x01);

/** GS I n: 66 maker, 67 model, 68 serial number, 69 language of the built-in font. */
export function askIdentity(n: 66 | 67 | 68 | 69): Uint8Array {
  return Uint8Array.of(0x1d, 0x49, n);
}

/** Leads a printer out of whatever command it is stuck in: no command takes more zeros, and zeros print nothing. */
export const flushStuckCommand = Uint8Array.of(...new Uint8Array(8192), 0x1b, 0x40);

/** Before each ticket: select, ESC @, and automatic status for online/offline, error and paper (ESC @ switches it off). */
export const prologue = Uint8Array.of(...selectPrinter, 0x1b, 0x40, 0x1d, 0x61, 0x0e);

/** GS ( H function 48: echoed as `37 22 id 00` when everything before it is printed. */
export function askProcessId(id: ProcessId): Uint8Array {
  return Uint8Array.of(0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, ...Buffer.from(id, 'ascii'));
}

/** Ends and cuts off what a torn ticket left in the printer, so that its reprint is a paper of its own. */
export function cutOffTorn(cutter: PrinterProfile['cutter']): Uint8Array {
  if (cutter === 'none') return Uint8Array.of(0x0a, 0x1b, 0x64, 0x04);
  return Uint8Array.of(0x0a, 0x1d, 0x56, cutter === 'full' ? 0x41 : 0x42, 0x00);
}

/** ESC p: pin 2 or 5, 50 ms on, 500 ms off. */
export function pulseDrawer(pin: 2 | 5): Uint8Array {
  return Uint8Array.of(0x1b, 0x70, pin === 2 ? 0x00 : 0x01, 0x19, 0xfa);
}
