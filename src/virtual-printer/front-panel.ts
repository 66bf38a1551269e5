import type { PrinterParts } from './assemble-printer.ts';
import { isOffline } from './condition.ts';
import { waitForEvent } from './event-wait.ts';
import { isStrike } from './faults.ts';
import { renderReceiptsAsText } from './receipt-text.ts';
import { remedies } from './strikes.ts';
import type { FrontPanel } from './virtual-printer.ts';

/** What can be seen of the printer and done to it by hand. */
export function createFrontPanel(parts: PrinterParts): FrontPanel {
  const { profile, log, faults, paper, machine, link, power } = parts;
  const { condition, mechanism, recovery } = machine;
  const getPaper = () => paper.getReceipts(mechanism.countPending());
  return {
    port: link.getPort(),
    state: () => ({
      power: power.getState(),
      offline: isOffline(condition.get()),
      condition: condition.get(),
      bytes: machine.getByteCount(),
      pendingLines: mechanism.countPending(),
      rollLeftMm: mechanism.getRollLeft(),
      faults: faults.list(),
      isServing: link.getActive() !== undefined,
    }),
    paper: getPaper,
    text: () => renderReceiptsAsText(getPaper(), profile.dots),
    log: () => log.all(),
    on: (listener) => log.on(listener),
    waitFor: (check, deadlineMs = 5000) => waitForEvent(log, check, deadlineMs),
    set: (fault) => faults.set(fault),
    clearFault: (name) => {
      faults.clear(name);
      if (isStrike(name)) remedies[name]?.(parts);
    },
    powerOff: (mode) => power.cut(mode),
    powerOn: () => power.restore(),
    loadPaper: () => recovery.loadPaper(),
    openCover: () => recovery.openCover(),
    closeCover: () => recovery.closeCover(),
    closeDrawer: () => condition.update({ drawerHigh: false }),
    pressFeed: (isPressed) => condition.update({ feedPressed: isPressed }),
    reset: async () => {
      faults.clearAll();
      for (const repair of Object.values(remedies)) repair(parts);
      recovery.restart();
      await power.restore();
    },
  };
}
