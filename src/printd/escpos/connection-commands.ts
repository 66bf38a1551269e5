import type { PrinterProfile } from '../../domain/printer-profile.ts';

/** Before each ticket: select the printer, reset its modes, ask for automatic status (a reset switches it off). */
export function prologue(): Uint8Array {
  return Uint8Array.of(0x1b, 0x3d, 0x01, 0x1b, 0x40, 0x1d, 0x61, 0x0e);
}

/**
 * Asks the printer to echo `37 22 pid 00` once everything before it is on paper (GS ( H function 48).
 * @param pid four printable ASCII characters
 */
export function processIdRequest(pid: string): Uint8Array {
  if (!/^[\x20-\x7e]{4}$/.test(pid)) throw new RangeError(`A process id has four ASCII characters: ${pid}`);
  return Uint8Array.of(0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, ...Buffer.from(pid, 'ascii'));
}

/** Opens the drawer on connector pin 2 or 5 for 50 ms. Sent once, after the proof, never on a retry. */
export function drawerKick(pin: 2 | 5): Uint8Array {
  return Uint8Array.of(0x1b, 0x70, pin === 2 ? 0 : 1, 0x19, 0xfa);
}

/** Ends and cuts off what an earlier attempt left behind, so that a marked reprint is a paper of its own. */
export function cutOffPartial(cutter: PrinterProfile['cutter']): Uint8Array {
  if (cutter === 'none') return Uint8Array.of(0x0a, 0x1b, 0x64, 0x04);
  return Uint8Array.of(0x0a, 0x1d, 0x56, cutter === 'full' ? 0x41 : 0x42, 0x00);
}
