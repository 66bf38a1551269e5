/** What a simulated printer model is and can do, as data. */
export interface VirtualProfile {
  readonly maker: string;
  readonly model: string;
  readonly firmware: string;
  readonly serial: string;
  /** Answer to GS I 69. */
  readonly language: string;
  /** Printable dots in a row; font A is 12 dots wide. */
  readonly dots: number;
  readonly dotsPerMm: number;
  /** Repertoire of the built-in Chinese font. */
  readonly gb: 'gb2312' | 'gbk' | 'gb18030';
  /** Whether Chinese mode is on after power-on and ESC @. */
  readonly startsInChinese: boolean;
  /** Full cuts come out partial on a printer that has only the partial cutter. */
  readonly cutter: 'full' | 'partial';
  readonly buzzer: 'esc_b' | 'esc_paren_a' | 'none';
  readonly qr: boolean;
  /** What happens to ESC/GS/FS and a letter nobody knows: both are skipped, or the letter comes out as text. */
  readonly unknown: 'skip2' | 'print';
  /** False: never sends a byte. */
  readonly status: boolean;
  /** Sends automatic status back (GS a). */
  readonly asb: boolean;
  /** Echoes process ids (GS ( H); without it they are swallowed silently. */
  readonly pid: boolean;
  /** Obeys DLE DC4 8. */
  readonly clear: boolean;
  /** Size of the receive buffer in bytes. */
  readonly rxBuf: number;
  /** A full receive buffer stops reading, or loses what arrives. */
  readonly overflow: 'block' | 'drop';
  /** Lines the mechanism takes over before it has printed them. */
  readonly printAhead: number;
  /** What a second client meets: no listener, a silent place in the queue, or a reset. */
  readonly secondClient: 'refuse' | 'queue' | 'reset';
  /** After paper end or an open cover: go on, print the last line again, or wait for DLE ENQ. */
  readonly resume: 'line' | 'repeatLine' | 'wait-enq';
}

export const virtualProfileNames = ['epson80', 'epson58', 'xprinter80', 'writeonly'] as const;
export type VirtualProfileName = (typeof virtualProfileNames)[number];

const epson80: VirtualProfile = {
  maker: 'EPSON',
  model: 'TM-T82III',
  firmware: '30.01 ESC/POS',
  serial: 'VIRT000001',
  language: 'CHINA GB18030',
  dots: 576,
  dotsPerMm: 8,
  gb: 'gb18030',
  startsInChinese: false,
  cutter: 'full',
  buzzer: 'esc_paren_a',
  qr: true,
  unknown: 'skip2',
  status: true,
  asb: true,
  pid: true,
  clear: true,
  rxBuf: 4096,
  overflow: 'block',
  printAhead: 8,
  secondClient: 'queue',
  resume: 'line',
};

const xprinter80: VirtualProfile = {
  ...epson80,
  maker: 'XPRINTER',
  model: 'XP-N160II',
  firmware: '1.0',
  serial: 'VIRT000003',
  language: 'CHINA GB2312',
  gb: 'gbk',
  startsInChinese: true,
  cutter: 'partial',
  buzzer: 'esc_b',
  unknown: 'print',
  asb: false,
  pid: false,
  clear: false,
  rxBuf: 1024,
  secondClient: 'reset',
};

export const virtualProfiles: Readonly<Record<VirtualProfileName, VirtualProfile>> = {
  epson80,
  epson58: { ...epson80, model: 'TM-m30', serial: 'VIRT000002', dots: 384 },
  xprinter80,
  writeonly: { ...xprinter80, model: 'POS-80', serial: 'VIRT000004', status: false },
};
