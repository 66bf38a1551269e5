import type { VirtualPrinter } from '../virtual-printer/start-virtual-printer.ts';

/**
 * The built-in printer where `virtual` or `virtual:9100` is written instead of a printer's address; undefined for any other.
 * It shows its paper on a page of its own.
 */
export async function startOwnVirtualPrinter(
  written: string,
  paper: 58 | 80,
): Promise<VirtualPrinter | undefined> {
  const [whole, port = '0'] = /^virtual(?::(\d{1,5}))?$/.exec(written) ?? [];
  if (whole === undefined) return undefined;
  const { startVirtualPrinter } = await import('../virtual-printer/start-virtual-printer.ts');
  return startVirtualPrinter({
    profile: paper === 58 ? 'epson58' : 'epson80',
    port: Number(port),
    httpPort: 0,
    bootMs: 0,
    rollMm: 1_000_000_000,
  });
}
