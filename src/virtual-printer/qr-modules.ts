import qrcode from 'qrcode';

export interface QrModules {
  /** Modules a side. */
  readonly size: number;
  readonly isDark: (column: number, row: number) => boolean;
}

/** The modules of a QR code (model 2); undefined for data that no code can hold. */
export function drawQrModules({
  data,
  level,
}: {
  readonly data: string;
  readonly level: string;
}): QrModules | undefined {
  const bytes = new TextEncoder().encode(data);
  const errorCorrectionLevel = levels[level] ?? 'L';
  if (bytes.length === 0 || bytes.length > mostBytes[errorCorrectionLevel]) return undefined;
  const { modules } = qrcode.create([{ data: bytes, mode: 'byte' }], { errorCorrectionLevel });
  return { size: modules.size, isDark: (column, row) => modules.get(row, column) === 1 };
}

type Level = 'L' | 'M' | 'Q' | 'H';
const levels: Readonly<Record<string, Level>> = { L: 'L', M: 'M', Q: 'Q', H: 'H' };
/** Of version 40. */
const mostBytes: Readonly<Record<Level, number>> = { L: 2953, M: 2331, Q: 1663, H: 1273 };
