/** What is used of the package, which has no types of its own. */
declare module 'npos' {
  interface Node {
    /** `STX` for a run of text, else the name of the command's first byte. */
    readonly ascii: string;
    readonly fn: string;
    readonly offset: number;
    readonly length: number;
  }
  type Rules = Record<number, unknown>;
  const npos: {
    readonly rules: Rules;
    parser(rules: Rules): { parse(raw: Buffer): Promise<{ readonly tree: readonly Node[] }> };
  };
  export default npos;
}
