import type { Clock } from '../runtime/clock.ts';
import type { EventLog } from './event-log.ts';
import { createFaults, type Faults } from './faults.ts';
import { createLink, type Link } from './link.ts';
import { createMachine, type Machine } from './machine.ts';
import { createPaper, type Paper, type Receipt } from './paper.ts';
import { createPower, type Power } from './power.ts';
import type { VirtualProfile } from './profiles.ts';
import { createRandom } from './random.ts';
import { strikes } from './strikes.ts';
import { createTransmitter } from './transmitter.ts';
import type { VirtualPrinterOptions } from './virtual-printer.ts';

/** Everything a printer consists of, wired up and not yet listening. */
export interface PrinterParts {
  readonly profile: VirtualProfile;
  readonly clock: Clock;
  readonly log: EventLog;
  readonly faults: Faults;
  readonly paper: Paper;
  readonly machine: Machine;
  readonly link: Link;
  readonly power: Power;
}

interface AssembleOptions {
  options: VirtualPrinterOptions;
  profile: VirtualProfile;
  clock: Clock;
  log: EventLog;
  onCut: (receipt: Receipt) => void;
}

/** Wires plug, machine, paper and faults together; each knows the others by the calls it needs. */
export function assemblePrinter({ options, profile, clock, log, onCut }: AssembleOptions): PrinterParts {
  const speed = options.speed === 'instant' ? 0 : (options.speed ?? 150);
  const random = createRandom(options.seed ?? 1);
  const paper = createPaper(onCut);
  const faults = createFaults({
    clock,
    log,
    strike: (name, value) => strikes[name](parts, value),
    onChange: () => {
      machine.work();
      void link.update();
    },
  });
  const transmitter = createTransmitter({
    faults,
    clock,
    random,
    log,
    isAble: profile.status,
    sink: {
      isConnected: () => link.getActive()?.canWrite() ?? false,
      isBlocked: () => link.getActive()?.isBlocked() ?? false,
      write: (bytes) => link.getActive()?.write(bytes),
    },
  });
  const machine = createMachine({
    profile,
    speed,
    clock,
    random,
    log,
    faults,
    paper,
    transmitter,
    rollMm: options.rollMm ?? 50_000,
    nearEndMm: options.nearEndMm ?? 1500,
    realtimeInData: options.realtimeInData ?? true,
    onRoom: () => link.getActive()?.feed(),
  });
  const link = createLink({
    host: options.host ?? '127.0.0.1',
    port: options.port ?? 0,
    clock,
    log,
    faults,
    secondClient: profile.secondClient,
    idleMs: options.idleMs ?? 300_000,
    accept: (bytes) => machine.accept(bytes),
    onDrain: () => transmitter.resume(),
    onLeave: () => transmitter.drop(),
  });
  const power = createPower({
    machine,
    link,
    log,
    clock,
    bootMs: options.bootMs ?? (speed === 0 ? 0 : 5000),
    usualMode: options.powerCut ?? 'rst',
  });
  const parts = { profile, clock, log, faults, paper, machine, link, power };
  return parts;
}
