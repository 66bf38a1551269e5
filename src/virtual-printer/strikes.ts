import type { Clock } from '../runtime/clock.ts';
import type { StrikeName } from './faults.ts';
import type { Link } from './link.ts';
import type { Machine } from './machine.ts';
import type { Power } from './power.ts';

interface StrikeContext {
  readonly machine: Machine;
  readonly link: Link;
  readonly power: Power;
  readonly clock: Clock;
}

/** What each fault does at its moment. */
export const strikes: Readonly<Record<StrikeName, (context: StrikeContext, value: number) => void>> = {
  paperOut: ({ machine }) => machine.condition.update({ paperEnd: true }),
  paperNearEnd: ({ machine }) => machine.condition.update({ paperNearEnd: true }),
  coverOpen: ({ machine }) => machine.recovery.openCover(),
  cutterError: ({ machine }) => machine.recovery.jamCutter(),
  unrecoverable: ({ machine }) => machine.condition.update({ unrecoverable: true }),
  headHot: ({ machine, clock }, ms) => {
    machine.condition.update({ headHot: true });
    void clock.sleep(ms).then(() => machine.condition.update({ headHot: false }));
  },
  powerCut: ({ power, clock }, ms) => {
    power.cut();
    if (ms > 0) void clock.sleep(ms).then(() => power.restore());
  },
  rstAtByte: ({ link }) => link.getActive()?.reset('fault'),
  finAtByte: ({ link }) => link.getActive()?.finish('fault'),
  halfOpenAtByte: ({ link }) => link.getActive()?.fallSilent(),
  blackholeAtByte: ({ link }) => link.unplug(),
};

/** What a hand does about faults that left something behind. */
export const remedies: Readonly<Partial<Record<StrikeName, (context: StrikeContext) => void>>> = {
  paperOut: ({ machine }) => machine.recovery.loadPaper(),
  paperNearEnd: ({ machine }) => machine.recovery.loadPaper(),
  coverOpen: ({ machine }) => machine.recovery.closeCover(),
  cutterError: ({ machine }) => machine.recovery.freeCutter(),
  headHot: ({ machine }) => machine.condition.update({ headHot: false }),
  powerCut: ({ power }) => void power.restore(),
};
