import type { Findings } from './check-promises.ts';
import type { Latencies } from './latencies.ts';
import type { KnownKill, KnownTrouble } from './ledger.ts';

/** How a dinner went. */
export interface DinnerReport {
  readonly covers: number;
  readonly seed: number;
  readonly speed: number;
  readonly parties: number;
  /** Somebody ended it early. */
  readonly isInterrupted: boolean;
  /** Real ones, from the first guest until all was quiet. */
  readonly seconds: number;
  readonly findings: Findings;
  readonly latencies: Latencies;
  /** How often the waiter's network broke. */
  readonly cuts: number;
  readonly troubles: readonly KnownTrouble[];
  readonly kills: readonly KnownKill[];
  /** Names by id. */
  readonly printers: ReadonlyMap<number, string>;
  /** Over the business history; see digestOf. */
  readonly digest: string;
  readonly dataDir: string;
  readonly isTemporary: boolean;
}
