import type { CommandContext } from './commands/command.ts';
import { hasError } from './condition.ts';
import type { Paper } from './paper.ts';
import type { RealtimeCommand } from './realtime-scanner.ts';
import type { Recovery } from './recovery.ts';

export interface RealtimeContext extends CommandContext {
  readonly paper: Paper;
  readonly recovery: Recovery;
  /** Forgets everything that is not on paper. */
  readonly clear: () => void;
}

/** Does what the command says at once, whatever else the printer is busy with. */
export function obeyRealtimeCommand(context: RealtimeContext, command: RealtimeCommand): void {
  const { profile, log, reporter, recovery } = context;
  log.add({ type: 'rt', name: command.name });
  switch (command.name) {
    case 'DLE EOT':
      return reporter.reportRealtimeStatus(command.n);
    case 'DLE ENQ':
      if (command.n === 2) context.clear();
      if (command.n !== 0) recovery.recover();
      return;
    case 'DLE DC4 1':
      return openDrawer(context, command);
    case 'DLE DC4 2':
      if (context.disabledRealtime.has(2)) return;
      reporter.reportPowerOffReady();
      return context.condition.update({ shutDown: true });
    case 'DLE DC4 8':
      if (!profile.clear) return;
      context.clear();
      recovery.recover();
      return reporter.reportCleared();
  }
}

function openDrawer(
  { paper, condition, disabledRealtime, log }: RealtimeContext,
  { pin, ms }: Extract<RealtimeCommand, { name: 'DLE DC4 1' }>,
): void {
  if (hasError(condition.get()) || disabledRealtime.has(1)) return;
  paper.kick();
  log.add({ type: 'kick', pin, ms });
  condition.update({ drawerHigh: true });
}
