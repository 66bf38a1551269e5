import { describeUnmappable, type UnmappableCounts } from '../tickets/clean-text.ts';
import type { TicketLayout } from '../tickets/document.ts';
import { createByteWriter } from './byte-writer.ts';
import { repertoireOf } from './repertoire.ts';
import { type TicketCommandOptions, ticketCommands } from './ticket-commands.ts';
import { writeCommand } from './write-command.ts';

/**
 * The bytes of one ticket, from its first mode set to the cut, and everything the paper can't show as written.
 * The prologue, the proof and the drawer pulse are the driver's, never part of it.
 */
export function encodeTicket(
  layout: TicketLayout,
  options: TicketCommandOptions,
): { body: Uint8Array; warnings: string[] } {
  const unmappable: UnmappableCounts = new Map();
  const writer = createByteWriter(repertoireOf(options.profile.chinese), unmappable);
  const { commands, warnings } = ticketCommands(layout, options);
  for (const command of commands) writeCommand(writer, command);
  return {
    body: writer.finish(),
    warnings: [...layout.warnings, ...warnings, ...describeUnmappable(unmappable)],
  };
}
