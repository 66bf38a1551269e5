/** The physical state that the status replies report. */
export interface Condition {
  readonly paperEnd: boolean;
  readonly paperNearEnd: boolean;
  readonly coverOpen: boolean;
  readonly feedPressed: boolean;
  readonly cutterError: boolean;
  readonly unrecoverable: boolean;
  readonly headHot: boolean;
  /** The cause is gone, but the printer waits for DLE ENQ. */
  readonly waitRecovery: boolean;
  /** The power-off sequence (DLE DC4 2) has run: nothing more happens before a power cycle. */
  readonly shutDown: boolean;
  /** Level of drawer connector pin 3: high while the drawer is out. */
  readonly drawerHigh: boolean;
}

export const healthy: Condition = {
  paperEnd: false,
  paperNearEnd: false,
  coverOpen: false,
  feedPressed: false,
  cutterError: false,
  unrecoverable: false,
  headHot: false,
  waitRecovery: false,
  shutDown: false,
  drawerHigh: false,
};

const offlineCauses = [
  'paperEnd',
  'coverOpen',
  'feedPressed',
  'cutterError',
  'unrecoverable',
  'headHot',
  'waitRecovery',
  'shutDown',
] as const satisfies readonly (keyof Condition)[];

export function isOffline(condition: Condition): boolean {
  return offlineCauses.some((cause) => condition[cause]);
}

export function hasError(condition: Condition): boolean {
  return condition.cutterError || condition.unrecoverable || condition.headHot;
}

export function getOfflineCauses(condition: Condition): string[] {
  return offlineCauses.filter((cause) => condition[cause]);
}

export interface ConditionStore {
  get(): Condition;
  /** Calls `onChange` only when something differs. */
  update(patch: Partial<Condition>): void;
}

export function createConditionStore(onChange: (condition: Condition) => void): ConditionStore {
  let condition = healthy;
  return {
    get: () => condition,
    update: (patch) => {
      const next = { ...condition, ...patch };
      if (JSON.stringify(next) === JSON.stringify(condition)) return;
      condition = next;
      onChange(next);
    },
  };
}
