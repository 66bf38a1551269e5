/** What a printer model can do, as data: one JSON file a model in `config/printers/`, no `if (model)` anywhere. */
export interface PrinterProfile {
  /** File name without `.json`, e.g. `epson-80`. */
  readonly id: string;
  readonly name: string;
  /** Regular expressions for "MAKER MODEL" as such printers tell it (GS I 66 and 67); the longest that fits wins. */
  readonly models?: readonly string[] | undefined;
  /** Characters of font A in a line, by paper width in mm (a 180-dpi 80 mm printer has 42, a 203-dpi one 48). */
  readonly columns: { readonly '58'?: number; readonly '80'?: number };
  readonly cutter: 'full' | 'partial' | 'none';
  readonly drawer: boolean;
  /** `esc_b`: Chinese clones; `esc_paren_a`: Epson. A printer without the command prints it as text. */
  readonly buzzer: 'none' | 'esc_b' | 'esc_paren_a';
  /** Repertoire of the built-in Chinese font; only one- and two-byte codes are ever sent. */
  readonly chinese: 'gb18030' | 'gbk' | 'gb2312' | 'none';
  /** Prints `GS ( k` QR codes by itself. */
  readonly qr: boolean;
  readonly feedback: {
    /** Answers DLE EOT 1–4. */
    readonly status: boolean;
    /** Sends automatic status back (GS a). */
    readonly asb: boolean;
    /** Echoes GS ( H function 48 when the data before it is printed: the only real proof. */
    readonly processId: boolean;
    /** Obeys DLE DC4 8 (clear buffers), also while offline. */
    readonly clear: boolean;
  };
}
